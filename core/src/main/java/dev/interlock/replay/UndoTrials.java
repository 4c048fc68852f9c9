package dev.interlock.replay;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.dialect.Shadow;
import dev.interlock.finding.Failure;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.ScriptFile;
import dev.interlock.history.Step;
import dev.interlock.history.Steps;
import dev.interlock.script.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Runs a history on a shadow database, and tries undo scripts directly after their migrations, in
 * transactions that are rolled back.
 */
public final class UndoTrials {

  private final Shadow shadow;

  private UndoTrials(Shadow shadow) {
    this.shadow = shadow;
  }

  /**
   * Tries undo scripts.
   *
   * @param tried the migrations whose undo scripts are tried; those without a script are left out
   * @param shadow empty
   * @return in apply order
   * @throws Failure.Refused if a migration does not run
   */
  public static List<UndoTrial> of(History history, Set<MigrationId> tried, Shadow shadow) {
    shadow.disableIncremental();
    Replay.createLedgers(history, shadow);
    var trials = new ArrayList<UndoTrial>();
    for (Migration migration : history.all()) {
      if (tried.contains(migration.id())
          && migration.undo().filter(ScriptFile::hasScript).isPresent()) {
        trials.add(new UndoTrials(shadow).of(migration));
      } else {
        Replay.runUp(List.of(migration), shadow);
      }
    }
    return trials;
  }

  private UndoTrial of(Migration migration) {
    Catalog before = shadow.catalog();
    Replay.runUp(List.of(migration), shadow);
    Catalog after = shadow.catalog();
    var check = new UndoCheck(shadow, migration);
    ScriptFile undo = migration.undo().orElseThrow();
    return new UndoTrial(
        migration.id(), check.defect(undo, before, after), List.copyOf(dropped(undo, after)));
  }

  /** Looks after each statement, because a later one may create again what was dropped. */
  private Set<ObjectId> dropped(ScriptFile undo, Catalog after) {
    var dropped = new LinkedHashSet<ObjectId>();
    Steps steps = undo.steps(Set.of()).withoutBatches();
    if (!steps.isTransactional() || steps.steps().isEmpty()) {
      return dropped;
    }
    var step = (Step.Transactional) steps.steps().getFirst();
    shadow.begin(step.begin());
    try {
      Catalog schema = after;
      for (Statement statement : step.statements()) {
        Unwatched.run(shadow, statement);
        Catalog next = shadow.catalog();
        dropped.addAll(dropped(schema, next, after));
        schema = next;
      }
      return dropped;
    } catch (StatementRejected rejected) {
      return Set.of();
    } finally {
      shadow.rollBack();
      shadow.forgetSession();
    }
  }

  /**
   * @param first the schema before the script, which alone holds rows that matter
   */
  private static List<ObjectId> dropped(Catalog before, Catalog after, Catalog first) {
    return Change.between(before, after).stream()
        .filter(Change.Dropped.class::isInstance)
        .map(Change::id)
        .filter(id -> first.find(id).isPresent())
        .filter(id -> id.kind() == ObjectKind.TABLE || isColumnOfTable(id, after))
        .toList();
  }

  private static boolean isColumnOfTable(ObjectId id, Catalog schema) {
    return id.kind() == ObjectKind.COLUMN
        && schema.find(new ObjectId(ObjectKind.TABLE, id.owner())).isPresent();
  }
}
