package dev.interlock.cli.line;

import dev.interlock.finding.Failure;
import java.util.stream.Stream;

/**
 * The exit status of the process. Platforms read nothing else, so each kind of end has its own
 * number.
 */
public enum ExitStatus {
  DONE(0, "done"),
  REFUSED(1, "refused by findings, nothing was changed"),
  MISCONFIGURED(2, "usage or configuration, nothing was changed"),
  UNAVAILABLE(3, "database or lock not available in time, try again later"),
  STOPPED(4, "stopped while applying, rolled back or resumable"),
  UNVERIFIED(5, "the service failed its verification"),
  BUG(70, "a bug in Interlock");

  /** Base of the shells' exit codes for signals: 128 plus the signal's number. */
  public static final int SIGNAL = 128;

  private final int code;
  private final String meaning;

  ExitStatus(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The number that the caller sees. */
  public int code() {
    return code;
  }

  public String meaning() {
    return meaning;
  }

  /** Returns the meaning of an exit code, also of one of {@link #codeOf}. */
  public static String meaningOf(int code) {
    return Stream.of(values())
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
