package dev.interlock.alembic.runner;

import dev.interlock.alembic.revision.Revision;
import dev.interlock.alembic.revision.RevisionGraph;
import dev.interlock.alembic.revision.RevisionId;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The history as Alembic itself reads it.
 *
 * @param revisions by their ids
 */
public record AlembicGraph(Map<RevisionId, Entry> revisions) {

  private static final int MOST = 10;

  /** A revision with its texts in order. */
  public record Entry(List<String> parents, List<String> dependencies, List<String> labels) {}

  static AlembicGraph of(Json.Fields answer) {
    var revisions = new TreeMap<RevisionId, Entry>();
    for (Json.Fields revision : answer.objects("revisions")) {
      revisions.put(
          new RevisionId(revision.requiredText("id")),
          new Entry(
              revision.texts("parents"), revision.texts("dependencies"), revision.texts("labels")));
    }
    return new AlembicGraph(revisions);
  }

  /** Compares with the history that was read from text. */
  public Optional<Finding> difference(RevisionGraph read) {
    var ids = new TreeSet<>(revisions.keySet());
    ids.addAll(read.ids());
    var notes = new ArrayList<String>();
    for (RevisionId id : ids) {
      Optional<Entry> seen = Optional.ofNullable(revisions.get(id));
      Optional<Entry> text = read.find(id).map(revision -> entry(revision, seen));
      if (!seen.equals(text)) {
        notes.add("`%s`: %s by its text, %s for Alembic".formatted(id, shown(text), shown(seen)));
      }
    }
    return notes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.error(
                    Code.GRAPH_DIFFERS, "Alembic reads the history of these revisions differently.")
                .notes(notes, MOST)
                .help(
                    "Write `revision`, `down_revision`, `depends_on` and `branch_labels` as plain"
                        + " values."));
  }

  /** Labels that only Python can compute are taken from Alembic. */
  private static Entry entry(Revision revision, Optional<Entry> seen) {
    return new Entry(
        revision.parents().stream().map(RevisionId::text).distinct().sorted().toList(),
        revision.dependencies().stream().distinct().sorted().toList(),
        revision
            .labels()
            .map(labels -> labels.stream().distinct().sorted().toList())
            .or(() -> seen.map(Entry::labels))
            .orElse(List.of()));
  }

  private static String shown(Optional<Entry> entry) {
    return entry
        .map(e ->
            "builds on %s, depends on %s, has the labels %s"
                .formatted(e.parents(), e.dependencies(), e.labels()))
        .orElse("missing");
  }
}
