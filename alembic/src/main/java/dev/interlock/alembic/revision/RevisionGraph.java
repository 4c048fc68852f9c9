package dev.interlock.alembic.revision;

import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The revisions of a project and their order. {@code down_revision} alone decides heads, bases,
 * branches and merges; {@code depends_on} only says what has to run before. Immutable.
 */
public final class RevisionGraph {

  private final NavigableMap<RevisionId, Revision> byId;
  private final Labels labels;
  private final NavigableMap<RevisionId, NavigableSet<RevisionId>> needs = new TreeMap<>();
  private final List<Revision> order;
  private final List<Finding> problems;

  private RevisionGraph(NavigableMap<RevisionId, Revision> byId, List<Finding> found) {
    this.byId = byId;
    var checked = new ArrayList<>(found);
    this.labels = Labels.of(byId, checked);
    byId.values().forEach(revision -> needs.put(revision.id(), needed(revision, checked)));
    this.order = sorted();
    checked.addAll(GraphFindings.cycles(byId, needs, order));
    this.problems = List.copyOf(checked);
  }

  /** Builds the graph. Of revisions with the same id the first one stays. */
  static RevisionGraph of(List<Revision> revisions, List<Finding> problems) {
    var found = new ArrayList<>(problems);
    var byId = new TreeMap<RevisionId, Revision>();
    for (Revision revision : revisions) {
      Revision before = byId.putIfAbsent(revision.id(), revision);
      if (before != null) {
        found.add(GraphFindings.duplicate(before, revision));
      }
    }
    return new RevisionGraph(byId, found);
  }

  private NavigableSet<RevisionId> needed(Revision revision, List<Finding> found) {
    var needed = new TreeSet<RevisionId>();
    for (RevisionId parent : revision.parents()) {
      if (byId.containsKey(parent)) {
        needed.add(parent);
      } else {
        found.add(GraphFindings.unknownParent(revision, parent.text(), byId.keySet()));
      }
    }
    for (String dependency : revision.dependencies()) {
      named(dependency)
          .ifPresentOrElse(
              needed::add,
              () ->
                  found.add(GraphFindings.unknownDependency(revision, dependency, byId.keySet())));
    }
    return needed;
  }

  /** Returns the revision with an id or, as Alembic does it, the one that declares a label. */
  private Optional<RevisionId> named(String idOrLabel) {
    var id = new RevisionId(idOrLabel);
    return byId.containsKey(id) ? Optional.of(id) : labels.declaredBy(idOrLabel);
  }

  /** Kahn's algorithm with the smallest id first among those that are ready. */
  private List<Revision> sorted() {
    var waitsFor = new TreeMap<RevisionId, Integer>();
    var children = new TreeMap<RevisionId, List<RevisionId>>();
    needs.forEach((id, needed) -> {
      waitsFor.put(id, needed.size());
      needed.forEach(parent -> children.computeIfAbsent(parent, p -> new ArrayList<>()).add(id));
    });
    var ready = new PriorityQueue<RevisionId>();
    waitsFor.forEach((id, count) -> {
      if (count == 0) {
        ready.add(id);
      }
    });
    var sorted = new ArrayList<Revision>();
    while (!ready.isEmpty()) {
      RevisionId next = ready.remove();
      sorted.add(revision(next));
      for (RevisionId child : children.getOrDefault(next, List.of())) {
        if (waitsFor.merge(child, -1, Integer::sum) == 0) {
          ready.add(child);
        }
      }
    }
    return Collections.unmodifiableList(sorted);
  }

  /** All problems: of the files and of the graph. */
  public List<Finding> problems() {
    return problems;
  }

  /**
   * Returns this graph.
   *
   * @throws Failure.Refused if a problem is an error
   */
  public RevisionGraph requireSound() {
    if (problems.stream().anyMatch(Finding::isError)) {
      throw new Failure.Refused(problems.stream().filter(Finding::isError).toList());
    }
    return this;
  }

  /** The revisions, each after those that it needs; without those on a cycle. */
  public List<Revision> order() {
    return order;
  }

  public Set<RevisionId> ids() {
    return Collections.unmodifiableSet(byId.keySet());
  }

  public Optional<Revision> find(RevisionId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Returns the revision that a user means: by id, label, or the beginning of one id only. */
  public Optional<Revision> meant(String word) {
    return named(word)
        .or(() -> {
          var near = byId.keySet().stream().filter(id -> id.text().startsWith(word)).toList();
          return near.size() == 1 ? Optional.of(near.getFirst()) : Optional.empty();
        })
        .flatMap(this::find);
  }

  /** The revisions that no {@code down_revision} names. */
  public List<RevisionId> heads() {
    var heads = new TreeSet<>(byId.keySet());
    byId.values().forEach(revision -> revision.parents().forEach(heads::remove));
    return List.copyOf(heads);
  }

  /** The revisions without a {@code down_revision}. */
  public List<RevisionId> bases() {
    return idsOf(byId.values().stream().filter(revision -> revision.parents().isEmpty()));
  }

  public List<RevisionId> merges() {
    return idsOf(byId.values().stream().filter(Revision::isMerge));
  }

  /** The revisions that more than one {@code down_revision} names. */
  public List<RevisionId> branchPoints() {
    return byId.keySet().stream().filter(id -> children(id).size() > 1).toList();
  }

  private static List<RevisionId> idsOf(Stream<Revision> revisions) {
    return revisions.map(Revision::id).toList();
  }

  /** The revisions whose {@code down_revision} names this one. */
  public List<RevisionId> children(RevisionId id) {
    return idsOf(byId.values().stream().filter(revision -> revision.parents().contains(id)));
  }

  /** Parents and resolved dependencies: what has to run before. */
  public Set<RevisionId> needs(RevisionId id) {
    return Collections.unmodifiableSet(needs.getOrDefault(id, Collections.emptyNavigableSet()));
  }

  /** All that has to run before these revisions, without them unless they need each other. */
  public NavigableSet<RevisionId> ancestors(Collection<RevisionId> ids) {
    var found = new TreeSet<RevisionId>();
    var next = new ArrayDeque<RevisionId>();
    ids.forEach(id -> next.addAll(needs(id)));
    while (!next.isEmpty()) {
      RevisionId ancestor = next.remove();
      if (found.add(ancestor)) {
        next.addAll(needs(ancestor));
      }
    }
    return found;
  }

  /** The labels of a revision: its own and those of its branch, as Alembic spreads them. */
  public Set<String> labels(RevisionId id) {
    return labels.of(id);
  }

  /**
   * The rows of {@code alembic_version} that Alembic would have after it applied these revisions:
   * those that none of them needs.
   */
  public List<RevisionId> versionRows(Collection<RevisionId> applied) {
    var rows = new TreeSet<>(applied);
    applied.forEach(id -> rows.removeAll(needs(id)));
    return List.copyOf(rows);
  }

  /** The revisions that are applied where {@code alembic_version} has these rows. */
  public Set<RevisionId> appliedBy(Collection<RevisionId> rows) {
    var applied = new LinkedHashSet<>(ancestors(rows));
    rows.stream().filter(byId::containsKey).forEach(applied::add);
    return applied;
  }

  private Revision revision(RevisionId id) {
    return find(id).orElseThrow();
  }
}
