package dev.interlock.replay;

import dev.interlock.catalog.Change;
import dev.interlock.effect.StatementEffect;
import dev.interlock.history.MigrationId;
import dev.interlock.history.ScriptFile;
import java.util.List;

/**
 * The effect of undo scripts, observed on a shadow database.
 *
 * @param scripts the scripts in the order in which they run, newest migration first
 * @param left the changes from the schema before the migrations to the schema after their undo
 *     scripts; empty if the scripts restore it
 */
public record UndoEffect(List<UndoScript> scripts, List<Change> left) {

  public UndoEffect {
    scripts = List.copyOf(scripts);
    left = List.copyOf(left);
  }

  /**
   * One undo script.
   *
   * @param id its migration
   * @param parts one effect for each statement, in their order
   */
  public record UndoScript(MigrationId id, ScriptFile file, List<StatementEffect> parts) {
    public UndoScript {
      parts = List.copyOf(parts);
    }
  }
}
