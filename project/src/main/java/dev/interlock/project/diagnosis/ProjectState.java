package dev.interlock.project.diagnosis;

import dev.interlock.catalog.Catalog;
import dev.interlock.finding.Failure;
import dev.interlock.gate.diagnosis.Cause;
import dev.interlock.gate.diagnosis.Diagnosis;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.plan.HistoryComparison;
import dev.interlock.plan.MigrationStatus;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A project and its database, as far as they could be read.
 *
 * @param folder the project folder, which the paths of migrations are relative to
 * @param history the migrations of the files
 * @param status files and ledger, compared
 * @param catalog the schema of the database
 */
public record ProjectState(
    Path folder,
    Optional<History> history,
    Optional<MigrationStatus> status,
    Optional<Catalog> catalog) {

  private static final Set<Cause> OBJECTS =
      EnumSet.of(
          Cause.RELATION_MISSING, Cause.RELATION_EXISTS, Cause.COLUMN_MISSING, Cause.COLUMN_EXISTS);

  private static final Set<Cause> LEDGER =
      EnumSet.of(
          Cause.REVISION_MISSING,
          Cause.FILE_GONE,
          Cause.SEVERAL_HEADS,
          Cause.PENDING,
          Cause.DIRTY,
          Cause.EDITED,
          Cause.OUT_OF_ORDER,
          Cause.LEDGER_MISSING);

  /** Whether a project can show more about errors of this cause. */
  public static boolean knowsAbout(Cause cause) {
    return OBJECTS.contains(cause) || LEDGER.contains(cause);
  }

  /** Returns what the project and its database show about an error. */
  public Evidence about(Diagnosis error) {
    if (OBJECTS.contains(error.cause())) {
      return new ObjectEvidence(this, error).find();
    }
    return LEDGER.contains(error.cause()) ? new LedgerEvidence(this, error).find() : Evidence.NONE;
  }

  /** Returns files and ledger, compared; empty if a file that has to be split cannot be. */
  Optional<HistoryComparison> comparison() {
    try {
      return status.map(MigrationStatus::comparison);
    } catch (Failure.Refused unreadable) {
      return Optional.empty();
    }
  }

  /** Returns whether the ledger records a migration; empty if that is not known. */
  Optional<Boolean> isApplied(Migration migration) {
    return comparison().map(known -> known.claimed().contains(migration.id()));
  }
}
