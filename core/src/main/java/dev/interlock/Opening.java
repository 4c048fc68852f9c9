package dev.interlock;

import dev.interlock.dialect.Target;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * A database that is being opened on a second thread, while the caller reads something else. It
 * ends with {@link #target()} or {@link #abandon()}.
 */
public final class Opening {

  private final CompletableFuture<Target> target = new CompletableFuture<>();

  private Opening() {}

  /** Begins to open the database. */
  public static Opening begin(Supplier<Target> open) {
    var opening = new Opening();
    Thread.ofPlatform().daemon().name("interlock-connect").start(() -> opening.run(open));
    return opening;
  }

  private void run(Supplier<Target> open) {
    try {
      Target opened = open.get();
      if (!target.complete(opened)) {
        opened.close();
      }
    } catch (RuntimeException | Error e) {
      target.completeExceptionally(e);
    }
  }

  /**
   * Waits until the database is open.
   *
   * @throws RuntimeException the exception of the opening, or the one given to {@link #giveUp}
   */
  public Target target() {
    try {
      return target.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  /** Ends the wait of {@link #target()} with {@code why}, unless the database is open by now. */
  public void giveUp(RuntimeException why) {
    target.completeExceptionally(why);
  }

  /** Closes the database, now or once it is open; the caller no longer needs it. */
  public void abandon() {
    giveUp(new IllegalStateException("the database is no longer needed"));
    if (!target.isCompletedExceptionally()) {
      target().close();
    }
  }
}
