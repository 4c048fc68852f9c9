package dev.interlock.cli.supervise;

import dev.interlock.finding.Finding;
import dev.interlock.gate.verify.ServiceVerification;
import dev.interlock.gate.verify.ServiceVerifier;
import dev.interlock.gate.verify.VerificationClock;
import dev.interlock.gate.verify.VerificationListener;
import dev.interlock.gate.verify.VerificationResult;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A verification on a thread of its own. It can be given up, and then says nothing more. */
public final class VerificationTask {

  private static final Duration NEVER = Duration.ofSeconds(Long.MAX_VALUE / 2);

  private final CompletableFuture<VerificationResult> result = new CompletableFuture<>();

  private VerificationTask() {}

  /**
   * Starts to verify on a thread of its own.
   *
   * @param secrets as {@link ServiceVerifier} takes them
   */
  public static VerificationTask start(
      ServiceVerification verification,
      VerificationListener listener,
      Consumer<Set<String>> secrets) {
    var task = new VerificationTask();
    var verifier = new ServiceVerifier(verification, task.clock(), task.quiet(listener), secrets);
    Thread.ofPlatform()
        .daemon()
        .name("interlock-verify")
        .start(() -> {
          try {
            task.result.complete(verifier.verify());
          } catch (RuntimeException | Error e) {
            task.result.completeExceptionally(e);
          }
        });
    return task;
  }

  /** Completes with the result, or exceptionally after {@link #giveUp}. */
  public CompletableFuture<VerificationResult> result() {
    return result;
  }

  /** Ends the wait for the service; a request in flight ends with its own time limit. */
  public void giveUp() {
    result.cancel(false);
  }

  /** After the end it is always too late for another attempt. */
  private VerificationClock clock() {
    VerificationClock system = VerificationClock.system();
    return new VerificationClock() {
      @Override
      public Duration elapsed() {
        return result.isDone() ? NEVER : system.elapsed();
      }

      @Override
      public void sleep(Duration pause) {
        system.sleep(pause);
      }
    };
  }

  private VerificationListener quiet(VerificationListener listener) {
    return new VerificationListener() {
      @Override
      public void waiting(Finding why) {
        if (!result.isDone()) {
          listener.waiting(why);
        }
      }

      @Override
      public void called(int done, int of) {
        if (!result.isDone()) {
          listener.called(done, of);
        }
      }
    };
  }
}
