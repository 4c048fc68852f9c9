package dev.interlock.report.layout;

import java.util.List;

/**
 * The coordinates of a graph, in pixels, with the origin at the upper left.
 *
 * @param boxes the upper left corner of each box, in the order of the graph
 * @param links the bends of each link with both of its ends, in the order of the graph; neighbours
 *     lie on a horizontal or vertical line
 */
public record Placement(double width, double height, List<Point> boxes, List<List<Point>> links) {

  public Placement {
    boxes = List.copyOf(boxes);
    links = links.stream().map(List::copyOf).toList();
  }

  /** A point. */
  public record Point(double x, double y) {

    /** Returns the point at a distance from this one. */
    public Point plus(double right, double down) {
      return new Point(x + right, y + down);
    }
  }
}
