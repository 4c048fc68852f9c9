package dev.interlock.cli.project;

import dev.interlock.apply.Cancellation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Turns the signals by which platforms and people end a process into a request to stop: most send
 * TERM, Fly.io INT. A second signal ends the process at once.
 */
@SuppressWarnings("sunapi") // The JDK has no other interface to signals.
public final class Signals {

  private static final int SIGNALLED = 128;

  /** Time for a stage to stop by itself and to report the state it leaves. */
  private static final Duration PATIENCE = Duration.ofMillis(1_500);

  /**
   * Time for embedded servers to stop and for shadow databases to be removed; two seconds in all.
   */
  private static final Duration CLEANING = Duration.ofMillis(450);

  private Signals() {}

  public static void stop(Cancellation cancellation) {
    var asked = new AtomicBoolean();
    for (String name : List.of("TERM", "INT")) {
      sun.misc.Signal.handle(
          new sun.misc.Signal(name), signal -> handle(signal, asked, cancellation));
    }
  }

  private static void handle(
      sun.misc.Signal signal, AtomicBoolean asked, Cancellation cancellation) {
    if (asked.getAndSet(true)) {
      Runtime.getRuntime().halt(SIGNALLED + signal.getNumber());
    }
    cancellation.request(
        new Cancellation.Cause.Signalled("SIG" + signal.getName(), signal.getNumber()));
    Thread.ofPlatform()
        .daemon()
        .name("interlock-signal")
        .start(() -> endAfterPatience(SIGNALLED + signal.getNumber()));
  }

  /**
   * Ends the process if the request is ignored: code that reads files, plans or asks a person does
   * not check it. This is as safe as a kill: servers roll back open transactions, and the next run
   * continues from the journal.
   */
  private static void endAfterPatience(int status) {
    pause(PATIENCE);
    Thread.ofPlatform().daemon().name("interlock-exit").start(() -> System.exit(status));
    pause(CLEANING);
    Runtime.getRuntime().halt(status);
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
