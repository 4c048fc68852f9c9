package dev.interlock.alembic.revision;

import dev.interlock.finding.Finding;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Branch labels, spread as Alembic does it ({@code RevisionMap._add_branches}): to all descendants
 * by {@code down_revision}, and back to the branch point before.
 */
final class Labels {

  private final NavigableMap<RevisionId, Revision> byId;
  private final Map<String, RevisionId> declared = new HashMap<>();
  private final Map<RevisionId, NavigableSet<String>> spread = new HashMap<>();
  private final NavigableMap<RevisionId, NavigableSet<RevisionId>> children = new TreeMap<>();

  private Labels(NavigableMap<RevisionId, Revision> byId) {
    this.byId = byId;
    for (Revision revision : byId.values()) {
      for (RevisionId parent : revision.parents()) {
        children.computeIfAbsent(parent, p -> new TreeSet<>()).add(revision.id());
      }
    }
  }

  static Labels of(NavigableMap<RevisionId, Revision> byId, List<Finding> problems) {
    var labels = new Labels(byId);
    for (Revision revision : byId.values()) {
      for (String label : revision.labels().orElse(List.of())) {
        RevisionId before = labels.declared.putIfAbsent(label, revision.id());
        if (before != null && !before.equals(revision.id())) {
          problems.add(GraphFindings.labelTwice(revision, label, before));
        }
        labels.spread(revision, label);
      }
    }
    return labels;
  }

  private void spread(Revision from, String label) {
    var next = new ArrayDeque<RevisionId>(List.of(from.id()));
    while (!next.isEmpty()) {
      RevisionId id = next.remove();
      if (add(id, label)) {
        next.addAll(childrenOf(id));
      }
    }
    Optional<Revision> up = parent(from);
    while (up.isPresent() && !isFork(up.get()) && add(up.get().id(), label)) {
      up = parent(up.get());
    }
  }

  private boolean isFork(Revision revision) {
    return childrenOf(revision.id()).size() > 1 || revision.isMerge();
  }

  private Optional<Revision> parent(Revision revision) {
    return revision.parents().size() == 1
        ? Optional.ofNullable(byId.get(revision.parents().getFirst()))
        : Optional.empty();
  }

  private NavigableSet<RevisionId> childrenOf(RevisionId id) {
    return children.getOrDefault(id, Collections.emptyNavigableSet());
  }

  private boolean add(RevisionId id, String label) {
    return spread.computeIfAbsent(id, i -> new TreeSet<>()).add(label);
  }

  Optional<RevisionId> declaredBy(String label) {
    return Optional.ofNullable(declared.get(label));
  }

  Set<String> of(RevisionId id) {
    return Collections.unmodifiableSet(spread.getOrDefault(id, Collections.emptyNavigableSet()));
  }
}
