package dev.interlock.apply;

import dev.interlock.dialect.StepFailure;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import java.util.Optional;

/**
 * Failures of statements that read or write the ledger. No step of a migration is affected, so
 * nothing is in doubt.
 */
public final class LedgerFailures {

  private static final String RAISED =
      "Change the trigger or function of the database that raised this, or run `interlock init` as a role that it allows.";

  private LedgerFailures() {}

  /** Returns the failure of a command that needs the ledger. */
  public static Failure of(StepFailure failure) {
    Code code =
        switch (failure.reason()) {
          case NOT_ALLOWED -> Code.NOT_ALLOWED;
          case LOCK_TIMEOUT, CONFLICT -> Code.LOCK_WAIT;
          case FENCED -> Code.LOCK_LOST;
          case CONNECTION_LOST, CANCELLED -> Code.CONNECTION_LOST;
          case ERROR, NOT_IN_TRANSACTION -> Code.LEDGER_UNREADABLE;
        };
    var finding =
        Finding.error(
            code, "the ledger cannot be used: %s.".formatted(failure.said().wordsAndState()));
    Optional<String> help = isRaised(failure) ? Optional.of(RAISED) : help(code);
    return ended(help.map(finding::help).orElse(finding), failure);
  }

  /** Returns the failure whose kind says whether a later attempt may succeed. */
  static Failure ended(Finding finding, StepFailure failure) {
    return failure.mayHeal()
        ? new Failure.Unavailable(finding, failure)
        : new Failure.Refused(finding);
  }

  /** Returns the failure for a lock that was lost before the run had changed anything. */
  static Failure lockLost() {
    return new Failure.Unavailable(
        Finding.error(
                Code.LOCK_LOST,
                "another run took over the migration lock before this one had changed anything.")
            .note("this run did not renew the lock within its lease")
            .help("Read the other run's log, then run this again."));
  }

  /** Whether a trigger or function of the database raised the error, not the server. */
  private static boolean isRaised(StepFailure failure) {
    return failure.said().state().equals("SQLSTATE P0001");
  }

  private static Optional<String> help(Code code) {
    return switch (code) {
      case NOT_ALLOWED ->
          Optional.of(
              "Allow this role to create tables there, or set `schema` to one where it may.");
      case LEDGER_UNREADABLE ->
          Optional.of(
              "Rename the tables of those names, or set `schema` to one that has no such tables.");
      default -> Optional.empty();
    };
  }
}
