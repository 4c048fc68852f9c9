package dev.interlock.apply;

import dev.interlock.dialect.Cleaning;
import dev.interlock.dialect.StepFailure;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import java.util.Optional;

/** Reasons for which a database was not emptied. */
public final class CleanFindings {

  private static final int SHOWN = 10;

  private CleanFindings() {}

  /** Returns the finding for an outcome; empty if the database was emptied. */
  public static Optional<Finding> of(Cleaning outcome, String database) {
    return switch (outcome) {
      case Cleaning.Cleaned cleaned -> Optional.empty();
      case Cleaning.Occupied occupied -> Optional.of(occupied(occupied, database));
      case Cleaning.TakesOthers others -> Optional.of(others(others, database));
    };
  }

  private static Finding occupied(Cleaning.Occupied occupied, String database) {
    int tables = occupied.tables().size();
    Finding finding =
        Finding.error(
            Code.NOT_EMPTY,
            "`%s` was not cleaned: %s."
                .formatted(
                    database, tables == 1 ? "1 table has rows" : tables + " tables have rows"));
    return finding
        .notes(occupied.tables().stream().map(Cleaning.TableRows::toString).toList(), SHOWN)
        .help("Delete the rows yourself if they are not needed; no flag does it.");
  }

  private static Finding others(Cleaning.TakesOthers others, String database) {
    Finding finding =
        Finding.error(
            Code.TAKES_OTHERS,
            "`%s` was not cleaned: objects of others depend on it.".formatted(database));
    return finding
        .notes(
            others.objects().stream().map(object -> object + " would be dropped as well").toList(),
            SHOWN)
        .help("Drop those objects, or what they depend on, yourself first.");
  }

  static Finding failed(StepFailure failure) {
    Code code =
        switch (failure.reason()) {
          case LOCK_TIMEOUT, CONFLICT -> Code.BLOCKED;
          case CONNECTION_LOST -> Code.CONNECTION_LOST;
          case NOT_ALLOWED -> Code.NOT_ALLOWED;
          case FENCED -> Code.LOCK_LOST;
          case ERROR, NOT_IN_TRANSACTION, CANCELLED -> Code.NOT_CLEANED;
        };
    return Finding.error(
            code, "the database was not cleaned: %s.".formatted(failure.said().wordsAndState()))
        .note("nothing was changed")
        .help(
            failure.mayHeal()
                ? "Run it again when no other session uses the database."
                : code == Code.NOT_ALLOWED
                    ? "Run it as the role that owns the objects."
                    : "Correct what the server's message names, and run it again.");
  }
}
