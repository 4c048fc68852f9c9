package dev.interlock.report.diagram;

import dev.interlock.report.diagram.PlacedDiagram.PlacedBox;
import dev.interlock.report.layout.Placement.Point;
import java.util.ArrayList;
import java.util.List;

/** Places boxes in columns of the same width, each box into the column that is shortest so far. */
record GridLayout(List<Box> boxes, Detail detail) {

  private static final double GAP = 28;

  /** The width in relation to the height, if nothing else sets a width. */
  private static final double ASPECT_RATIO = 1.6;

  /**
   * Returns the boxes with their corners.
   *
   * @param preferredWidth the width to fill, if the boxes need as much
   */
  List<PlacedBox> place(double preferredWidth, double left, double top) {
    double column = boxes.stream().mapToDouble(BoxSize::width).max().orElse(0) + GAP;
    double[] heights = new double[columns(column, preferredWidth)];
    List<PlacedBox> placed = new ArrayList<>();
    for (Box box : boxes) {
      int shortest = 0;
      for (int i = 1; i < heights.length; i++) {
        shortest = heights[i] < heights[shortest] ? i : shortest;
      }
      double height = BoxSize.height(box, detail);
      var corner = new Point(left + shortest * column, top + heights[shortest]);
      placed.add(new PlacedBox(box, corner, BoxSize.width(box), height));
      heights[shortest] += height + GAP;
    }
    return placed;
  }

  private int columns(double column, double preferredWidth) {
    double area =
        boxes.stream().mapToDouble(box -> column * (BoxSize.height(box, detail) + GAP)).sum();
    double width = Math.max(preferredWidth + GAP, Math.sqrt(area * ASPECT_RATIO));
    return Math.clamp((int) (width / column), 1, Math.max(1, boxes.size()));
  }
}
