package dev.interlock.replay;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.Change;
import dev.interlock.dialect.Shadow;
import dev.interlock.dialect.StepFailure;
import dev.interlock.finding.Finding;
import dev.interlock.history.Migration;
import dev.interlock.history.ScriptFile;
import dev.interlock.history.Step;
import dev.interlock.history.Steps;
import dev.interlock.script.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds an undo script to its word: it has to bring back the schema from before. It runs in a
 * transaction that is rolled back, so the replay goes on as if nobody had tried.
 */
record UndoReplay(Shadow shadow, Migration migration, ScriptFile undo) {

  /** What is wrong with it, if anything is. */
  Optional<Finding> findings(Catalog before, Catalog after) {
    if (undo.problems().stream().anyMatch(Finding::isError)) {
      return Optional.of(ReplayFindings.undoCannotRun(migration, undo));
    }
    Steps steps = undo.steps(Set.of());
    if (!steps.isTransactional()) {
      return Optional.of(ReplayFindings.undoNotTried(migration, undo));
    }
    try {
      List<Change> left = Change.between(before, schemaAfter(steps, after));
      return left.isEmpty()
          ? Optional.empty()
          : Optional.of(ReplayFindings.undoLeaves(migration, undo, left));
    } catch (ScriptReplay.Stuck stuck) {
      return Optional.of(ReplayFindings.undoStuck(migration, undo, stuck, after));
    } finally {
      shadow.forgetSession();
    }
  }

  private Catalog schemaAfter(Steps steps, Catalog after) throws ScriptReplay.Stuck {
    if (steps.steps().isEmpty()) {
      return after;
    }
    var step = (Step.Transactional) steps.steps().getFirst();
    shadow.begin(step.begin());
    try {
      for (Statement statement : step.statements()) {
        run(statement);
      }
      return shadow.catalog();
    } finally {
      shadow.rollBack();
    }
  }

  private void run(Statement statement) throws ScriptReplay.Stuck {
    try {
      shadow.run(statement);
    } catch (StepFailure failure) {
      throw new ScriptReplay.Stuck(statement, failure);
    }
  }
}
