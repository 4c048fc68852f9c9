package dev.interlock.replay;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.Change;
import dev.interlock.dialect.Shadow;
import dev.interlock.finding.Failure;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.ScriptFile;
import dev.interlock.replay.UndoEffect.UndoScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Runs a history on a shadow database, and then the undo scripts of its last migrations, which it
 * observes. Repeatables run before the migrations to undo, because these came later.
 */
public final class UndoReplay {

  private final Shadow shadow;
  private Catalog schema = Catalog.empty();

  private UndoReplay(Shadow shadow) {
    this.shadow = shadow;
  }

  /**
   * Observes undo scripts.
   *
   * @param undone the migrations to undo; each has an undo script
   * @param shadow empty
   * @throws Failure.Refused if a migration or an undo script does not run
   */
  public static UndoEffect of(History history, Set<MigrationId> undone, Shadow shadow) {
    shadow.disableIncremental();
    List<Migration> base =
        history.all().stream().filter(each -> !undone.contains(each.id())).toList();
    List<Migration> last =
        history.all().stream().filter(each -> undone.contains(each.id())).toList();
    Replay.unwatched(history, base, shadow);
    Catalog before = shadow.catalog();
    Replay.runUp(last, shadow);
    var replay = new UndoReplay(shadow);
    List<UndoScript> scripts = replay.undo(last.reversed());
    return new UndoEffect(scripts, Change.between(before, replay.schema));
  }

  private List<UndoScript> undo(List<Migration> newestFirst) {
    schema = shadow.catalog();
    List<UndoScript> scripts = new ArrayList<>();
    for (Migration migration : newestFirst) {
      ScriptFile undo =
          migration
              .undo()
              .filter(ScriptFile::hasScript)
              .orElseThrow(() -> new Failure.Refused(ReplayFindings.undoUnseen(migration)));
      var script = new ScriptReplay(shadow, undo, schema);
      try {
        script.run();
      } catch (StatementRejected rejected) {
        throw new Failure.Refused(
            ReplayFindings.undoRejected(migration, undo, rejected, Catalog.empty()));
      }
      schema = script.schema();
      scripts.add(new UndoScript(migration.id(), undo, script.effects()));
    }
    return scripts;
  }
}
