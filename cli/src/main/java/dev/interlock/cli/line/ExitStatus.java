package dev.interlock.cli.line;

import dev.interlock.finding.Failure;
import java.util.List;

/**
 * The exit status of the process. Platforms read nothing else, so each kind of end has its own
 * number.
 *
 * @param code the number that the caller sees
 */
public record ExitStatus(int code, String meaning) {

  public static final ExitStatus DONE = new ExitStatus(0, "done");
  public static final ExitStatus REFUSED =
      new ExitStatus(1, "refused by findings, nothing was changed");
  public static final ExitStatus MISCONFIGURED =
      new ExitStatus(2, "usage or configuration, nothing was changed");
  public static final ExitStatus UNAVAILABLE =
      new ExitStatus(3, "database or lock not available in time, try again later");
  public static final ExitStatus STOPPED =
      new ExitStatus(4, "stopped while applying, rolled back or resumable");
  public static final ExitStatus UNVERIFIED =
      new ExitStatus(5, "the service failed its verification");
  public static final ExitStatus BUG = new ExitStatus(70, "a bug in Interlock");

  /** Every status of Interlock's own, ascending. */
  public static final List<ExitStatus> ALL =
      List.of(DONE, REFUSED, MISCONFIGURED, UNAVAILABLE, STOPPED, UNVERIFIED, BUG);

  /** Base of the shells' exit codes for signals: 128 plus the signal's number. */
  public static final int SIGNAL = 128;

  /** Returns the status of a service that ran as a child, which becomes that of the parent. */
  public static ExitStatus ofService(int code) {
    return new ExitStatus(code, "the exit code of the service");
  }

  /** Returns the meaning of an exit code, also of one of {@link #codeOf}. */
  public static String meaningOf(int code) {
    return ALL.stream()
        .filter(status -> status.code == code)
        .map(ExitStatus::meaning)
        .findFirst()
        .orElseGet(() -> "ended by signal %d, rolled back or resumable".formatted(code - SIGNAL));
  }

  public static int codeOf(Failure failure) {
    return switch (failure) {
      case Failure.Refused refused -> REFUSED.code;
      case Failure.Misconfigured misconfigured -> MISCONFIGURED.code;
      case Failure.Unavailable unavailable -> UNAVAILABLE.code;
      case Failure.Stopped stopped -> STOPPED.code;
      case Failure.Unverified unverified -> UNVERIFIED.code;
      case Failure.Interrupted interrupted -> SIGNAL + interrupted.signal();
    };
  }
}
