package dev.interlock.replay;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.Change;
import dev.interlock.dialect.Shadow;
import dev.interlock.dialect.StepFailure;
import dev.interlock.finding.Finding;
import dev.interlock.history.Migration;
import dev.interlock.history.Step;
import dev.interlock.history.Steps;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs a migration again in the transaction in which its undo script ran. A migration that cannot
 * run in that transaction is not checked and causes no finding.
 */
record ReapplyCheck(Shadow shadow, Migration migration) {

  /**
   * Returns a finding if the migration fails or makes another schema.
   *
   * @param first the schema after its first run
   */
  Optional<Finding> finding(Catalog first) {
    Steps steps = migration.up().steps(Set.of()).withoutBatches();
    if (!steps.isTransactional()) {
      return Optional.empty();
    }
    try {
      for (Step step : steps.steps()) {
        Unwatched.run(shadow, ((Step.Transactional) step).statements());
      }
    } catch (StatementRejected rejected) {
      return isForOneTransaction(rejected.failure())
          ? Optional.empty()
          : Optional.of(ReplayFindings.notAgain(migration, rejected));
    }
    List<Change> different = Change.between(first, shadow.catalog());
    return different.isEmpty()
        ? Optional.empty()
        : Optional.of(ReplayFindings.otherwiseAgain(migration, different));
  }

  private boolean isForOneTransaction(StepFailure failure) {
    return failure.reason() == StepFailure.Reason.NOT_IN_TRANSACTION
        || shadow.isForOneTransaction(failure);
  }
}
