package dev.interlock.acceptance.campaign;

import dev.interlock.acceptance.campaign.Program.Ended;
import dev.interlock.testkit.fault.ChildProcess;
import dev.interlock.testkit.fault.Signal;
import java.time.Duration;
import java.util.List;

/** A kind of disturbance of a run. */
enum Disturbance {
  /** Kills the process. */
  KILL {
    @Override
    List<Ended> strike(Attempt attempt) {
      attempt.process().signal(Signal.SIGKILL);
      return List.of(Program.ended(attempt.process()));
    }
  },
  /** Asks the process to end. */
  TERMINATE {
    @Override
    List<Ended> strike(Attempt attempt) {
      attempt.process().signal(Signal.SIGTERM);
      return List.of(Program.ended(attempt.process()));
    }
  },
  /**
   * Stops the process for longer than its lease, and continues it after another run has done the
   * work or was blocked by a transaction of the stopped one.
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
  /** Ends the sessions of the process on the server. */
  END_SESSIONS {
    @Override
    List<Ended> strike(Attempt attempt) {
      attempt.observer().value(Activity.END_SESSIONS);
      return List.of(Program.ended(attempt.process()));
    }
  },
  /** Starts a second process, and then kills the first. */
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
   * A running command.
   *
   * @param program starts the same command again
   * @param observer a session of the test with the same database
   */
  record Attempt(
      ChangingCommand command, Program program, ChildProcess process, Session observer) {}

  /** Disturbs a run; returns the end of the run and then that of the parallel one, if any. */
  abstract List<Ended> strike(Attempt attempt);
}
