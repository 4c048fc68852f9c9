package dev.interlock.cli.project;

import dev.interlock.apply.Cancellation;
import java.time.Duration;

/** Requests a stop when the command's time is up. */
final class CommandDeadline {

  private CommandDeadline() {}

  static void arm(Cancellation cancellation, Duration deadline) {
    Thread.ofPlatform()
        .daemon()
        .name("interlock-deadline")
        .start(() -> {
          if (!cancellation.sleep(deadline)) {
            cancellation.request(new Cancellation.Cause.DeadlineReached(deadline));
          }
        });
  }
}
