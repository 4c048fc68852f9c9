package dev.interlock.report.diagram;

import dev.interlock.report.layout.Placement.Point;
import java.util.List;

/**
 * A diagram with coordinates, in pixels.
 *
 * @param schemas in alphabetical order
 * @param boxes tables, views and enums
 * @param lines the foreign keys that are drawn
 * @param far the foreign keys between tables that are far apart, which are not drawn
 */
record PlacedDiagram(
    List<String> schemas,
    Detail detail,
    double width,
    double height,
    List<PlacedBox> boxes,
    List<Line> lines,
    List<Reference> far) {

  PlacedDiagram {
    schemas = List.copyOf(schemas);
    boxes = List.copyOf(boxes);
    lines = List.copyOf(lines);
    far = List.copyOf(far);
  }

  /**
   * A box with its upper left corner.
   *
   * @param height its height in the diagram's detail
   */
  record PlacedBox(Box box, Point corner, double width, double height) {

    PlacedBox movedBy(Point distance) {
      return new PlacedBox(box, corner.plus(distance.x(), distance.y()), width, height);
    }
  }

  /**
   * A foreign key.
   *
   * @param points from the key that is referred to, to the column that refers
   */
  record Line(Reference reference, List<Point> points) {

    Line {
      points = List.copyOf(points);
    }

    Line movedBy(Point distance) {
      return new Line(
          reference, points.stream().map(point -> point.plus(distance.x(), distance.y())).toList());
    }
  }
}
