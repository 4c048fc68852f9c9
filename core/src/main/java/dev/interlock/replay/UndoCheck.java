package dev.interlock.replay;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.Change;
import dev.interlock.dialect.Shadow;
import dev.interlock.finding.Finding;
import dev.interlock.history.Migration;
import dev.interlock.history.ScriptFile;
import dev.interlock.history.Step;
import dev.interlock.history.Steps;
import dev.interlock.script.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Runs up, down, up: an undo script has to restore the schema from before its migration, and the
 * migration has to run again after it. Both happen in one transaction that is rolled back, so the
 * replay continues as if nothing had run.
 */
record UndoCheck(Shadow shadow, Migration migration) {

  /**
   * Returns a finding about a defect of the undo script, or about a directive that wrongly denies
   * it.
   */
  Optional<Finding> finding(Catalog before, Catalog after) {
    if (migration.undo().filter(ScriptFile::hasScript).isEmpty()) {
      return Optional.empty();
    }
    ScriptFile undo = migration.undo().get();
    Optional<Finding> finding = defect(undo, before, after);
    if (migration.directives().rollbackUnsupported().isEmpty()) {
      return finding;
    }
    return finding.isEmpty()
        ? Optional.of(ReplayFindings.undoDenied(migration, undo))
        : Optional.empty();
  }

  /**
   * Returns why it is not proven that the undo script restores the schema and that the migration
   * runs again after it.
   */
  Optional<Finding> defect(ScriptFile undo, Catalog before, Catalog after) {
    Optional<Finding> wrong = undo.problems().stream().filter(Finding::isError).findFirst();
    if (wrong.isPresent()) {
      return Optional.of(ReplayFindings.undoCannotRun(migration, undo, wrong.get()));
    }
    Steps steps = undo.steps(Set.of()).withoutBatches();
    if (!steps.isTransactional()) {
      return Optional.of(ReplayFindings.undoNotTried(migration, undo, alone(steps)));
    }
    try {
      undo(steps);
      List<Change> left = Change.between(before, shadow.catalog());
      Optional<Finding> again = new ReapplyCheck(shadow, migration).finding(after);
      return left.isEmpty()
          ? again
          : Optional.of(ReplayFindings.undoLeaves(migration, undo, left, again));
    } catch (StatementRejected rejected) {
      shadow.rollBack();
      shadow.forgetSession();
      return Optional.of(
          ReplayFindings.undoRejected(migration, undo, rejected, schemaAt(undo, rejected)));
    } finally {
      shadow.rollBack();
      shadow.forgetSession();
    }
  }

  private static Optional<Statement> alone(Steps steps) {
    return steps.steps().stream()
        .flatMap(step ->
            step instanceof Step.NonTransactional nonTransactional
                ? Stream.of(nonTransactional.statement())
                : Stream.empty())
        .findFirst();
  }

  private Catalog schemaAt(ScriptFile undo, StatementRejected rejected) {
    return SimilarNames.isAsked(rejected)
        ? new SchemaAtStatement(shadow).of(undo, rejected)
        : Catalog.empty();
  }

  private void undo(Steps steps) throws StatementRejected {
    if (steps.steps().isEmpty()) {
      shadow.begin(Optional.empty());
      return;
    }
    var step = (Step.Transactional) steps.steps().getFirst();
    shadow.begin(step.begin());
    Unwatched.run(shadow, step.statements());
  }
}
