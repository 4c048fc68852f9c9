package dev.interlock.report.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Divides tables into groups that can be drawn side by side. Tables that foreign keys connect are
 * one group while it is small enough to be read. A larger one is divided: the keys between tables
 * that have few keys join first, so that a table to which many refer does not pull all into one.
 */
final class TableGroups {

  /** The most tables of a group that is drawn undivided. */
  static final int WHOLE = 40;

  /** The most tables of a part of a larger group. */
  static final int PART = 24;

  private final Map<QualifiedName, QualifiedName> parents = new HashMap<>();
  private final Map<QualifiedName, Integer> sizes = new HashMap<>();

  private TableGroups(Diagram diagram) {
    diagram.tables().forEach(table -> sizes.put(table.name(), 1));
  }

  /** Returns the groups, each ordered by name, ordered by their first names. */
  static List<List<QualifiedName>> of(Diagram diagram) {
    var connected = new TableGroups(diagram);
    diagram.references().forEach(key -> connected.join(key, Integer.MAX_VALUE));
    var groups = new TableGroups(diagram);
    ordered(diagram)
        .forEach(key -> groups.join(key, connected.size(key.from()) > WHOLE ? PART : WHOLE));
    var members = new TreeMap<QualifiedName, List<QualifiedName>>();
    for (Table table : diagram.tables()) {
      members
          .computeIfAbsent(groups.root(table.name()), root -> new ArrayList<>())
          .add(table.name());
    }
    return members.values().stream()
        .sorted(Comparator.comparing((List<QualifiedName> group) -> group.getFirst()))
        .toList();
  }

  /** Returns the foreign keys, those inside a schema and between tables with few of them first. */
  private static List<Reference> ordered(Diagram diagram) {
    var degrees = new HashMap<QualifiedName, Integer>();
    for (Reference key : diagram.references()) {
      Stream.of(key.from(), key.to()).forEach(name -> degrees.merge(name, 1, Integer::sum));
    }
    return diagram.references().stream()
        .sorted(
            Comparator.comparing((Reference key) -> !key.from().schema().equals(key.to().schema()))
                .thenComparingInt(
                    key -> degrees.getOrDefault(key.from(), 0) + degrees.getOrDefault(key.to(), 0)))
        .toList();
  }

  private void join(Reference key, int most) {
    QualifiedName one = root(key.from());
    QualifiedName other = root(key.to());
    if (!one.equals(other) && size(one) + size(other) <= most) {
      sizes.put(one, size(one) + size(other));
      parents.put(other, one);
    }
  }

  private int size(QualifiedName name) {
    return sizes.getOrDefault(root(name), 1);
  }

  private QualifiedName root(QualifiedName name) {
    QualifiedName root = name;
    for (var up = parents.get(name); up != null; up = parents.get(up)) {
      root = up;
    }
    return root;
  }
}
