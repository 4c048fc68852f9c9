package dev.interlock.report.diagram;

import dev.interlock.report.diagram.PlacedDiagram.Line;
import dev.interlock.report.diagram.PlacedDiagram.PlacedBox;
import dev.interlock.report.layout.Placement.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Places a diagram: groups of tables with foreign keys between them side by side, the other tables,
 * views and enums in a grid below. Keys between groups are no lines; their columns name the table.
 */
final class DiagramLayout {

  private static final double MARGIN = 24;
  private static final double BETWEEN_GROUPS = 72;

  private final Diagram diagram;
  private final Detail detail;
  private final List<GroupLayout> groups = new ArrayList<>();
  private final List<Reference> far = new ArrayList<>();
  private final List<Box> others = new ArrayList<>();

  private DiagramLayout(Diagram diagram, Detail detail) {
    this.diagram = diagram;
    this.detail = detail;
  }

  static PlacedDiagram of(Diagram diagram, Detail detail) {
    var layout = new DiagramLayout(diagram, detail);
    layout.divide();
    return layout.place();
  }

  private void divide() {
    Map<QualifiedName, Integer> groupOf = new HashMap<>();
    List<List<QualifiedName>> names = TableGroups.of(diagram);
    for (int i = 0; i < names.size(); i++) {
      for (QualifiedName name : names.get(i)) {
        groupOf.put(name, i);
      }
    }
    var near = new TreeMap<Integer, List<Reference>>();
    Map<QualifiedName, Map<String, String>> targets = new HashMap<>();
    for (Reference key : diagram.references()) {
      Integer group = groupOf.get(key.from());
      if (group != null && group.equals(groupOf.get(key.to()))) {
        near.computeIfAbsent(group, none -> new ArrayList<>()).add(key);
      } else {
        far.add(key);
        var columns = targets.computeIfAbsent(key.from(), none -> new HashMap<>());
        key.columns().forEach(column -> columns.put(column, key.to().label()));
      }
    }
    Map<Integer, List<Box>> boxes = new HashMap<>();
    for (Table table : diagram.tables()) {
      Box box = Box.of(table, targets.getOrDefault(table.name(), Map.of()));
      Integer group = groupOf.get(table.name());
      if (group != null && near.containsKey(group)) {
        boxes.computeIfAbsent(group, none -> new ArrayList<>()).add(box);
      } else {
        others.add(box);
      }
    }
    diagram.enums().forEach(type -> others.add(Box.of(type)));
    near.forEach(
        (group, keys) -> groups.add(new GroupLayout(boxes.getOrDefault(group, List.of()), keys)));
  }

  private PlacedDiagram place() {
    List<GroupLayout.Placed> placed = groups.stream().map(group -> group.place(detail)).toList();
    var shelves =
        new Shelves(
            placed.stream()
                .map(group -> new Shelves.Rectangle(group.width(), group.height()))
                .toList(),
            BETWEEN_GROUPS);
    List<Point> corners = shelves.corners();
    List<PlacedBox> boxes = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    double right = 0;
    double bottom = 0;
    for (int i = 0; i < placed.size(); i++) {
      GroupLayout.Placed group = placed.get(i);
      Point corner = corners.get(i).plus(MARGIN, MARGIN);
      boxes.addAll(group.boxesAt(corner));
      lines.addAll(group.linesAt(corner));
      right = Math.max(right, corner.x() + group.width());
      bottom = Math.max(bottom, corner.y() + group.height());
    }
    double top = placed.isEmpty() ? MARGIN : bottom + BETWEEN_GROUPS;
    for (PlacedBox box : new GridLayout(others, detail).place(right - MARGIN, MARGIN, top)) {
      boxes.add(box);
      right = Math.max(right, box.corner().x() + box.width());
      bottom = Math.max(bottom, box.corner().y() + box.height());
    }
    return new PlacedDiagram(
        diagram.schemas(), detail, right + MARGIN, bottom + MARGIN, boxes, lines, far);
  }
}
