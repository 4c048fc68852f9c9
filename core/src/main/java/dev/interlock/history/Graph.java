package dev.interlock.history;

import dev.interlock.finding.Finding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The graph of versioned migrations and their parents, and its single apply order. */
final class Graph {

  private final Map<Version, Migration> byVersion;
  private final NavigableMap<Version, NavigableSet<Version>> children;
  private final List<Migration> order;

  private Graph(
      Map<Version, Migration> byVersion,
      NavigableMap<Version, NavigableSet<Version>> children,
      List<Migration> order) {
    this.byVersion = byVersion;
    this.children = children;
    this.order = order;
  }

  /**
   * Builds and sorts the graph. Migrations on a cycle are reported and come last, by version.
   *
   * @param migrations migrations whose parents all exist
   */
  static Graph of(List<Migration> migrations, List<Finding> problems) {
    var byVersion = new TreeMap<Version, Migration>();
    var children = new TreeMap<Version, NavigableSet<Version>>();
    for (var migration : migrations) {
      var version = migration.version().orElseThrow();
      byVersion.put(version, migration);
      children.computeIfAbsent(version, v -> new TreeSet<>());
      for (var parent : migration.parents()) {
        children.computeIfAbsent(parent, v -> new TreeSet<>()).add(version);
      }
    }
    var order = sorted(byVersion, children);
    var cyclic = new TreeMap<>(byVersion);
    order.forEach(cyclic::remove);
    problems.addAll(Cycles.in(cyclic));
    order.addAll(cyclic.keySet());
    return new Graph(byVersion, children, order.stream().map(byVersion::get).toList());
  }

  /** Kahn's algorithm with the smallest version first among those that are ready. */
  private static List<Version> sorted(
      Map<Version, Migration> byVersion, Map<Version, NavigableSet<Version>> children) {
    var waitsFor = new TreeMap<Version, Integer>();
    byVersion.forEach((version, migration) -> waitsFor.put(version, migration.parents().size()));
    var ready = new PriorityQueue<Version>();
    waitsFor.forEach((version, count) -> {
      if (count == 0) {
        ready.add(version);
      }
    });
    var order = new ArrayList<Version>();
    while (!ready.isEmpty()) {
      var next = ready.remove();
      order.add(next);
      for (var child : children.getOrDefault(next, Collections.emptyNavigableSet())) {
        if (waitsFor.merge(child, -1, Integer::sum) == 0) {
          ready.add(child);
        }
      }
    }
    return order;
  }

  List<Migration> order() {
    return order;
  }

  Set<Version> versions() {
    return byVersion.keySet();
  }

  Optional<Migration> find(Version version) {
    return Optional.ofNullable(byVersion.get(version));
  }

  List<Version> heads() {
    return children.entrySet().stream()
        .filter(entry -> entry.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  NavigableSet<Version> children(Version version) {
    return Collections.unmodifiableNavigableSet(
        children.getOrDefault(version, Collections.emptyNavigableSet()));
  }

  NavigableSet<Version> ancestors(Collection<Version> versions) {
    var found = new TreeSet<Version>();
    var next = new ArrayDeque<Version>();
    versions.forEach(version -> next.addAll(parentsOf(version)));
    while (!next.isEmpty()) {
      var ancestor = next.remove();
      if (found.add(ancestor)) {
        next.addAll(parentsOf(ancestor));
      }
    }
    return Collections.unmodifiableNavigableSet(found);
  }

  private List<Version> parentsOf(Version version) {
    return find(version).map(Migration::parents).orElse(List.of());
  }
}
