package dev.interlock.ledger;

import dev.interlock.finding.Failure;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The outcome of a run, or of a stage of it, as the ledger records it. */
public enum RunOutcome {
  /** The command did its work. */
  DONE,
  /** There was nothing to do; recorded only if the deploy before failed. */
  UP_TO_DATE,
  /** The service was started; recorded only by a run that has recorded something else. */
  STARTED,
  /** The service was verified after its start. */
  VERIFIED,
  /** Refused by findings; nothing was changed. */
  REFUSED,
  /** The command line or the configuration was wrong; nothing was changed. */
  MISCONFIGURED,
  /** The lock or the database was not available in time. */
  UNAVAILABLE,
  /** Stopped while applying. */
  STOPPED,
  /** Ended by a signal. */
  INTERRUPTED,
  /** Ended by a bug in Interlock. */
  FAILED,
  /** The service failed its verification. */
  UNVERIFIED,
  /** The service failed its verification, and the migrations of the run were undone. */
  ROLLED_BACK;

  /** Returns the outcome of a command that failed. */
  public static RunOutcome of(Failure failure) {
    return switch (failure) {
      case Failure.Refused refused -> REFUSED;
      case Failure.Misconfigured misconfigured -> MISCONFIGURED;
      case Failure.Unavailable unavailable -> UNAVAILABLE;
      case Failure.Stopped stopped -> STOPPED;
      case Failure.Interrupted interrupted -> INTERRUPTED;
      case Failure.Unverified unverified -> UNVERIFIED;
    };
  }

  /** Parses the output of {@link #word}; empty for a word of a newer version. */
  public static Optional<RunOutcome> of(String word) {
    return Stream.of(values()).filter(outcome -> outcome.word().equals(word)).findFirst();
  }

  /** Returns the word in the ledger, such as {@code up to date}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Returns the words of the outcomes that are no failure, as a list of literals for SQL. */
  public static String goodWords() {
    return Stream.of(values())
        .filter(outcome -> !outcome.isFailure())
        .map(outcome -> "'" + outcome.word() + "'")
        .collect(Collectors.joining(", "));
  }

  /** Whether a deploy with this outcome left the service as it was, or down. */
  public boolean isFailure() {
    return compareTo(REFUSED) >= 0;
  }
}
