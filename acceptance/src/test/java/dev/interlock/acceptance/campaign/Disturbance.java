package dev.interlock.acceptance.campaign;

import dev.interlock.acceptance.campaign.Program.Ended;
import dev.interlock.testkit.fault.ChildProcess;
import dev.interlock.testkit.fault.Signal;
import java.time.Duration;
import java.util.List;

/** A way in which a run is disturbed. */
enum Disturbance {
  /** The process ends at once. */
  KILL {
    @Override
    List<Ended> strike(Attempt attempt) {
      attempt.process().signal(Signal.SIGKILL);
      return List.of(Program.ended(attempt.process()));
    }
  },
  /** The process is asked to end. */
  TERMINATE {
    @Override
    List<Ended> strike(Attempt attempt) {
      attempt.process().signal(Signal.SIGTERM);
      return List.of(Program.ended(attempt.process()));
    }
  },
  /**
   * The process stands still for longer than its lease, and wakes when another has done its work or
   * was kept from it by a transaction of the sleeping one.
   */
  FREEZE {
    @Override
    List<Ended> strike(Attempt attempt) {
      attempt.process().signal(Signal.SIGSTOP);
      Ended other = attempt.program().run(attempt.command().words());
      attempt.process().signal(Signal.SIGCONT);
      return List.of(Program.ended(attempt.process()), other);
    }
  },
  /** The server ends the sessions of the process. */
  END_SESSIONS {
    @Override
    List<Ended> strike(Attempt attempt) {
      attempt.observer().value(Activity.END_SESSIONS);
      return List.of(Program.ended(attempt.process()));
    }
  },
  /** A second process starts, and then the first is killed. */
  OVERLAP {
    @Override
    List<Ended> strike(Attempt attempt) {
      try (var other = attempt.program().start(attempt.command().words())) {
        Pause.of(HEAD_START);
        attempt.process().signal(Signal.SIGKILL);
        return List.of(Program.ended(attempt.process()), Program.ended(other));
      }
    }
  };

  private static final Duration HEAD_START = Duration.ofMillis(300);

  /**
   * A command at work.
   *
   * @param program to start the same command once more
   * @param observer a session of the test with the same database
   */
  record Attempt(
      ChangingCommand command, Program program, ChildProcess process, Session observer) {}

  /** Disturbs a run; how it ended, and after it the one that ran beside it. */
  abstract List<Ended> strike(Attempt attempt);
}
