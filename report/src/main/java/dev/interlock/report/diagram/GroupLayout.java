package dev.interlock.report.diagram;

import dev.interlock.report.diagram.PlacedDiagram.Line;
import dev.interlock.report.diagram.PlacedDiagram.PlacedBox;
import dev.interlock.report.layout.Graph;
import dev.interlock.report.layout.Graph.End;
import dev.interlock.report.layout.Graph.Link;
import dev.interlock.report.layout.Graph.Port;
import dev.interlock.report.layout.LayeredLayout;
import dev.interlock.report.layout.Placement;
import dev.interlock.report.layout.Placement.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Places the tables of one group in columns, each to the right of the tables that it refers to.
 *
 * @param references the foreign keys between the boxes
 */
record GroupLayout(List<Box> boxes, List<Reference> references) {

  /**
   * A group with coordinates of its own.
   *
   * @param boxes at their places
   * @param lines in the order of the references
   */
  record Placed(double width, double height, List<PlacedBox> boxes, List<Line> lines) {

    List<PlacedBox> boxesAt(Point corner) {
      return boxes.stream().map(box -> box.movedBy(corner)).toList();
    }

    List<Line> linesAt(Point corner) {
      return lines.stream().map(line -> line.movedBy(corner)).toList();
    }
  }

  Placed place(Detail detail) {
    Map<QualifiedName, Integer> indexes = new HashMap<>();
    List<List<Port>> ports = new ArrayList<>();
    for (Box box : boxes) {
      indexes.put(box.name(), indexes.size());
      ports.add(new ArrayList<>());
    }
    List<Link> links = new ArrayList<>();
    for (Reference key : references) {
      int to = Objects.requireNonNull(indexes.get(key.to()));
      int from = Objects.requireNonNull(indexes.get(key.from()));
      Port start = BoxSize.referenced(row(to, key.toColumns()), key.optional());
      Port end = BoxSize.foreign(row(from, key.columns()));
      links.add(
          new Link(
              new End(to, port(start, ports.get(to))), new End(from, port(end, ports.get(from)))));
    }
    List<Graph.Box> sizes =
        IntStream.range(0, boxes.size())
            .mapToObj(i ->
                new Graph.Box(
                    BoxSize.width(boxes.get(i)),
                    BoxSize.height(boxes.get(i), detail),
                    ports.get(i)))
            .toList();
    return placed(LayeredLayout.of(new Graph(sizes, links)), sizes);
  }

  private Placed placed(Placement placement, List<Graph.Box> sizes) {
    return new Placed(
        placement.width(),
        placement.height(),
        IntStream.range(0, boxes.size())
            .mapToObj(i ->
                new PlacedBox(
                    boxes.get(i),
                    placement.boxes().get(i),
                    sizes.get(i).width(),
                    sizes.get(i).height()))
            .toList(),
        IntStream.range(0, references.size())
            .mapToObj(i -> new Line(references.get(i), placement.links().get(i)))
            .toList());
  }

  private int row(int box, List<String> columns) {
    return columns.isEmpty() ? 0 : boxes.get(box).rowOf(columns.getFirst());
  }

  private static int port(Port port, List<Port> ports) {
    if (!ports.contains(port)) {
      ports.add(port);
    }
    return ports.indexOf(port);
  }
}
