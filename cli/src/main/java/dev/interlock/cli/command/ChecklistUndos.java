package dev.interlock.cli.command;

import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.MigrationId;
import dev.interlock.replay.UndoTrial;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The knowledge about undo scripts: whether they restore the schema, and the tables and columns
 * that they drop.
 *
 * @param texts by migration
 * @param other for a migration without a text
 */
record ChecklistUndos(Map<MigrationId, String> texts, String other) {

  ChecklistUndos {
    texts = Map.copyOf(texts);
  }

  /** Returns the results of a shadow database. */
  static ChecklistUndos tried(List<UndoTrial> trials) {
    return new ChecklistUndos(
        trials.stream().collect(Collectors.toMap(UndoTrial::id, ChecklistUndos::text)),
        "not proven: only its own program can run it");
  }

  /** Returns the reason for which no script could be tried. */
  static ChecklistUndos notTried(Failure why) {
    return new ChecklistUndos(Map.of(), "not proven: " + clause(why.findings().getFirst()));
  }

  /**
   * Returns what seals tell. They record what migrations create, and nothing about undo scripts.
   */
  static ChecklistUndos sealed(List<MigrationEffect> effects) {
    String untried = "not proven: `interlock checklist --plan` tries it";
    Set<List<String>> others = new HashSet<>();
    effects.stream()
        .flatMap(effect -> effect.changes().stream())
        .map(Change::id)
        .filter(id -> !id.kind().isPart() && id.kind() != ObjectKind.TABLE)
        .forEach(id -> others.add(id.path()));
    var texts = new HashMap<MigrationId, String>();
    for (MigrationEffect effect : effects) {
      List<ObjectId> created = created(effect.changes(), others);
      if (!created.isEmpty()) {
        texts.put(
            effect.id(),
            "%s; to restore the schema it has to drop %s".formatted(untried, list(created)));
      }
    }
    return new ChecklistUndos(texts, untried);
  }

  /**
   * Returns the tables that were created, and the columns that other tables got.
   *
   * @param others the paths of objects that are not tables, but may have columns
   */
  private static List<ObjectId> created(List<Change> changes, Set<List<String>> others) {
    List<ObjectId> created =
        changes.stream()
            .filter(Change.Created.class::isInstance)
            .map(Change::id)
            .filter(id -> id.kind() == ObjectKind.TABLE || id.kind() == ObjectKind.COLUMN)
            .toList();
    Set<List<String>> tables =
        created.stream()
            .filter(id -> id.kind() == ObjectKind.TABLE)
            .map(ObjectId::path)
            .collect(Collectors.toSet());
    return created.stream()
        .filter(id ->
            id.kind() == ObjectKind.TABLE
                || !tables.contains(id.owner()) && !others.contains(id.owner()))
        .toList();
  }

  private static String text(UndoTrial trial) {
    return trial
        .defect()
        .map(defect ->
            "not proven: "
                + clause(defect)
                + (trial.dropped().isEmpty() ? "" : "; it " + drops(trial.dropped())))
        .orElseGet(() -> "proven; " + drops(trial.dropped()));
  }

  private static String clause(Finding finding) {
    String notes =
        finding.notes().stream().map(ChecklistUndos::clause).collect(Collectors.joining(", "));
    return clause(finding.message()) + (notes.isEmpty() ? "" : " (%s)".formatted(notes));
  }

  private static String clause(String sentence) {
    return sentence.replaceFirst("\\.$", "");
  }

  private static String drops(List<ObjectId> dropped) {
    return dropped.isEmpty() ? "drops no table and no column" : "drops " + list(dropped);
  }

  private static String list(List<ObjectId> objects) {
    return objects.stream().map(ObjectId::toString).collect(Collectors.joining(", "));
  }

  String of(MigrationId id) {
    return ChecklistEnvironment.cell(texts.getOrDefault(id, other));
  }
}
