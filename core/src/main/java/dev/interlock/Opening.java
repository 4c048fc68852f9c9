package dev.interlock;

import dev.interlock.dialect.Target;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * A database that is being opened on a thread beside, while something else is read. It ends with
 * {@link #target()} or {@link #abandon()}.
 */
public final class Opening {

  private final CompletableFuture<Target> target = new CompletableFuture<>();

  private Opening() {}

  /** Begins to open. */
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
   * Waits until it is open.
   *
   * @throws RuntimeException what the opening threw, or {@link #giveUp} was told
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

  /** Ends the wait of {@link #target()} with {@code why}, unless it is open by now. */
  public void giveUp(RuntimeException why) {
    target.completeExceptionally(why);
  }

  /** Nobody wants it any more: closes it, now or when it is open. */
  public void abandon() {
    giveUp(new IllegalStateException("nobody waits for the database any more"));
    if (!target.isCompletedExceptionally()) {
      target().close();
    }
  }
}
