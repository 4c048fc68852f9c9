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
 * A migration once more, in the transaction in which its undo script ran. What cannot be in that
 * transaction is not tried, and no finding.
 */
record ReapplyCheck(Shadow shadow, Migration migration) {

  /**
   * What goes wrong.
   *
   * @param first what it made the first time
   */
  Optional<Finding> finding(Catalog first) {
    Steps steps = migration.up().steps(Set.of());
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
