package dev.interlock.report.diagram;

import dev.interlock.report.diagram.PlacedDiagram.Line;
import dev.interlock.report.diagram.PlacedDiagram.PlacedBox;
import dev.interlock.report.layout.Placement.Point;
import dev.interlock.report.markup.MarkupWriter;
import dev.interlock.report.markup.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a diagram as SVG. Its colours follow the reader's choice of light or dark. Foreign keys
 * end in the signs of Barker and Everest ("crow's foot"): a bar for one, a circle for none, a fork
 * for many.
 */
public final class SvgWriter {

  /** The number of colours for schemas in the style sheet. */
  private static final int SCHEMA_COLOURS = 6;

  private static final double CORNER = 5;
  private static final double TEXT_BASE = 4;

  private final PlacedDiagram placed;
  private final boolean withRows;
  private final Map<QualifiedName, Integer> indexes = new HashMap<>();
  private final MarkupWriter out = new MarkupWriter();

  private SvgWriter(PlacedDiagram placed, boolean withRows) {
    this.placed = placed;
    this.withRows = withRows;
    placed.boxes().forEach(box -> indexes.putIfAbsent(box.box().name(), indexes.size()));
  }

  /** Returns the diagram as a file of its own, with its style sheet. */
  public static String document(Diagram diagram, Detail detail) {
    return new SvgWriter(DiagramLayout.of(diagram, detail), true)
        .write(style() + Resource.text(SvgWriter.class, "file-colours.css"));
  }

  /**
   * Returns the diagram as an element of a page that has {@link #style} and colours. Of a large
   * diagram, whose rows would slow a browser down, it leaves the rows to the page.
   */
  static String element(PlacedDiagram placed) {
    return new SvgWriter(placed, placed.detail() == Detail.ALL).write("");
  }

  /** Returns the style sheet of the drawing, without colours. */
  static String style() {
    return Resource.text(SvgWriter.class, "diagram.css");
  }

  private String write(String style) {
    String width = number(placed.width());
    String height = number(placed.height());
    out.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "class",
        "diagram",
        "width",
        width,
        "height",
        height,
        "viewBox",
        "0 0 " + width + " " + height,
        "role",
        "group",
        "aria-label",
        summary());
    out.line();
    if (!style.isEmpty()) {
      out.open("style").markup(style).close().line();
    }
    out.markup(Resource.text(SvgWriter.class, "signs.svg"));
    out.open("g", "class", "world").line();
    out.open("g", "class", "lines").line();
    placed.lines().forEach(this::line);
    out.close().line().open("g", "class", "boxes").line();
    for (int i = 0; i < placed.boxes().size(); i++) {
      box(i, placed.boxes().get(i));
    }
    return out.close().line().close().line().close().line().toString();
  }

  private String summary() {
    return "%d tables, views and enums, %d foreign keys"
        .formatted(placed.boxes().size(), placed.lines().size() + placed.far().size());
  }

  private void line(Line line) {
    Reference key = line.reference();
    out.open(
        "path",
        "class",
        key.optional() ? "line optional" : "line",
        "data-from",
        index(key.from()),
        "data-to",
        index(key.to()),
        "d",
        path(line.points()),
        "marker-start",
        key.optional() ? "url(#none-or-one)" : "url(#one)",
        "marker-end",
        key.unique() ? "url(#at-most-one)" : "url(#many)");
    out.element("title", title(key)).close().line();
  }

  private String index(QualifiedName table) {
    return String.valueOf(indexes.get(table));
  }

  private static String title(Reference key) {
    return VisibleText.of(key.label())
        + (key.onDelete().isEmpty() ? "" : "\non delete " + key.onDelete());
  }

  private void box(int index, PlacedBox box) {
    String width = number(box.width());
    String height = number(box.height());
    Box content = box.box();
    out.open(
        "g",
        "class",
        "box schema" + placed.schemas().indexOf(content.name().schema()) % SCHEMA_COLOURS,
        "id",
        "box" + index,
        "transform",
        "translate(" + number(box.corner().x()) + " " + number(box.corner().y()) + ")",
        "data-w",
        width,
        "data-h",
        height);
    content.comment().ifPresent(comment -> out.element("title", comment));
    out.empty("rect", "class", frame(content), "width", width, "height", height, "rx", "5");
    out.empty(
        "path",
        "class",
        "head",
        "d",
        "M0 %s V5 Q0 0 5 0 H%s Q%s 0 %s 5 V%s Z"
            .formatted(
                number(BoxSize.HEADER),
                number(box.width() - CORNER),
                width,
                width,
                number(BoxSize.HEADER)));
    text(
        "name",
        BoxSize.PADDING,
        BoxSize.HEADER / 2,
        VisibleText.atMost(content.title(), BoxSize.LONGEST_TITLE));
    if (!content.tag().isEmpty()) {
      text("tag", box.width() - BoxSize.PADDING, BoxSize.HEADER / 2, content.tag());
    }
    rows(content, box.width());
    out.close().line();
  }

  private static String frame(Box box) {
    return box.tag().endsWith("view") ? "frame view" : "frame";
  }

  private void rows(Box box, double width) {
    int shown = BoxSize.shownRows(box, placed.detail());
    boolean isEnum = box.tag().equals("enum");
    for (int i = 0; i < (withRows || isEnum ? shown : 0); i++) {
      row(box.rows().get(i), i < box.keys(), BoxSize.middle(i), width);
    }
    int hidden = box.rows().size() - shown;
    if (hidden > 0) {
      text(
          "count",
          BoxSize.PADDING + (isEnum ? 0 : BoxSize.MARK),
          BoxSize.middle(shown),
          "+ " + hidden + (hidden == 1 ? " column" : " columns"));
    }
  }

  private void row(Box.Row row, boolean key, double middle, double width) {
    boolean label = row.type().isEmpty();
    out.open("g", "class", key ? "row key" : "row");
    if (!row.hint().isEmpty()) {
      out.element("title", row.hint());
    }
    if (!row.mark().isEmpty()) {
      text("mark", BoxSize.PADDING, middle, row.mark());
    }
    text(
        "column",
        BoxSize.PADDING + (label ? 0 : BoxSize.MARK),
        middle,
        VisibleText.atMost(row.name(), BoxSize.LONGEST_NAME));
    if (!label) {
      text(
          row.target().isEmpty() ? "type" : "type target",
          width - BoxSize.PADDING,
          middle,
          VisibleText.atMost(row.right(), BoxSize.LONGEST_TYPE));
    }
    out.close();
  }

  private void text(String style, double x, double middle, String content) {
    out.element("text", content, "class", style, "x", number(x), "y", number(middle + TEXT_BASE));
  }

  private static String path(List<Point> points) {
    var path = new StringBuilder();
    for (Point point : points) {
      path.append(path.isEmpty() ? 'M' : 'L').append(number(point.x())).append(' ');
      path.append(number(point.y()));
    }
    return path.toString();
  }

  /** Returns a length with at most one decimal. */
  private static String number(double length) {
    long tenths = Math.round(length * 10);
    return tenths % 10 == 0 ? Long.toString(tenths / 10) : Double.toString(tenths / 10.0);
  }
}
