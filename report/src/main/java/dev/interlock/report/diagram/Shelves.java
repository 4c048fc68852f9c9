package dev.interlock.report.diagram;

import dev.interlock.report.layout.Placement.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Packs rectangles on shelves from the upper left, the highest first.
 *
 * @param rectangles their widths and heights
 * @param gap the distance between them
 */
record Shelves(List<Rectangle> rectangles, double gap) {

  /** The width that is wanted for a height of 1: that of a screen. */
  private static final double ASPECT_RATIO = 1.6;

  /** A rectangle, in pixels. */
  record Rectangle(double width, double height) {}

  /** Returns the upper left corner of each rectangle, in their order. */
  List<Point> corners() {
    double room = width();
    Point[] corners = new Point[rectangles.size()];
    double x = 0;
    double y = 0;
    double shelf = 0;
    for (int index : byHeight()) {
      Rectangle next = rectangles.get(index);
      if (x > 0 && x + next.width() > room) {
        y += shelf + gap;
        x = 0;
        shelf = 0;
      }
      corners[index] = new Point(x, y);
      x += next.width() + gap;
      shelf = Math.max(shelf, next.height());
    }
    return new ArrayList<>(List.of(corners));
  }

  private List<Integer> byHeight() {
    return IntStream.range(0, rectangles.size())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer index) -> -rectangles.get(index).height()))
        .toList();
  }

  private double width() {
    double widest = rectangles.stream().mapToDouble(Rectangle::width).max().orElse(0);
    double area =
        rectangles.stream().mapToDouble(each -> (each.width() + gap) * (each.height() + gap)).sum();
    return Math.max(widest, Math.sqrt(area * ASPECT_RATIO));
  }
}
