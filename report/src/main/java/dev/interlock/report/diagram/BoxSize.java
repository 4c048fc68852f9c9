package dev.interlock.report.diagram;

import dev.interlock.report.layout.Graph.Port;
import dev.interlock.report.layout.Graph.Side;

/**
 * The size of a box in pixels. It is computed for a monospaced font, whose characters are about 0.6
 * em wide on every system, so that no font has to be measured.
 */
final class BoxSize {

  static final double HEADER = 30;
  static final double ROW = 20;
  static final double PADDING = 10;
  static final double MARK = 24;
  private static final double CHARACTER = 7.25;
  private static final double TAG_CHARACTER = 6.1;
  private static final double GAP = 18;
  static final double BOTTOM = 6;
  private static final double NARROWEST = 120;

  /** The distance of the two places of a row where links start: required ones and optional ones. */
  private static final double APART = 5;

  static final int LONGEST_TITLE = 44;
  static final int LONGEST_NAME = 36;
  static final int LONGEST_TYPE = 24;

  private BoxSize() {}

  /** Returns the number of rows that are drawn, without the line that counts the others. */
  static int shownRows(Box box, Detail detail) {
    return detail == Detail.ALL || box.keys() == 0 && box.tag().equals("enum")
        ? box.rows().size()
        : box.keys();
  }

  static double height(Box box, Detail detail) {
    int shown = shownRows(box, detail);
    boolean counted = shown < box.rows().size();
    return HEADER + (shown + (counted ? 1 : 0)) * ROW + BOTTOM;
  }

  /** Returns the width that all rows need, so that it is the same in every detail. */
  static double width(Box box) {
    double title =
        VisibleText.width(VisibleText.atMost(box.title(), LONGEST_TITLE)) * CHARACTER
            + (box.tag().isEmpty() ? 0 : GAP + box.tag().length() * TAG_CHARACTER);
    double rows = box.rows().stream().mapToDouble(BoxSize::width).max().orElse(0);
    return Math.max(NARROWEST, Math.ceil(2 * PADDING + Math.max(title, rows)));
  }

  private static double width(Box.Row row) {
    double name = VisibleText.width(VisibleText.atMost(row.name(), LONGEST_NAME)) * CHARACTER;
    double type = VisibleText.width(VisibleText.atMost(row.right(), LONGEST_TYPE)) * CHARACTER;
    return row.type().isEmpty() ? name : MARK + name + GAP + type;
  }

  /** Returns the place where a foreign key leaves its row. */
  static Port foreign(int row) {
    return new Port(Side.LEFT, middle(row));
  }

  /** Returns the place where foreign keys reach the row that they refer to. */
  static Port referenced(int row, boolean optional) {
    return new Port(Side.RIGHT, middle(row) + (optional ? APART : -APART));
  }

  /** Returns the distance of a row's middle from the upper border. */
  static double middle(int row) {
    return HEADER + row * ROW + ROW / 2;
  }
}
