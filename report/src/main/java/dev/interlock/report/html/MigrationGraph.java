package dev.interlock.report.html;

import dev.interlock.history.MigrationId;
import dev.interlock.report.Report.Node;
import dev.interlock.report.layout.Graph;
import dev.interlock.report.layout.LayeredLayout;
import dev.interlock.report.layout.Placement;
import dev.interlock.report.layout.Placement.Point;
import dev.interlock.report.markup.MarkupWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The migrations as a list; before it their graph, if it has branches and is not too long. */
final class MigrationGraph {

  /** A longer graph is wider than anyone scrolls. */
  private static final int MOST_DRAWN = 60;

  private static final double HEIGHT = 30;
  private static final double CHARACTER = 7.5;
  private static final double PADDING = 12;
  private static final double TEXT_BASE = 4;
  private static final List<Graph.Port> PORTS =
      List.of(
          new Graph.Port(Graph.Side.LEFT, HEIGHT / 2),
          new Graph.Port(Graph.Side.RIGHT, HEIGHT / 2));

  private MigrationGraph() {}

  static void write(List<Node> nodes, MarkupWriter out) {
    List<Node> versioned =
        nodes.stream().filter(node -> !node.parents().isEmpty() || isParent(node, nodes)).toList();
    if (versioned.size() <= MOST_DRAWN && hasBranches(versioned)) {
      draw(versioned, out);
    }
    if (!nodes.isEmpty()) {
      list(nodes, out);
    }
  }

  private static boolean isParent(Node node, List<Node> nodes) {
    return nodes.stream().anyMatch(other -> other.parents().contains(node.id()));
  }

  /** Whether a migration has two parents, or two have the same one. */
  private static boolean hasBranches(List<Node> nodes) {
    var parents = new HashSet<MigrationId>();
    return nodes.stream()
        .anyMatch(node ->
            node.parents().size() > 1
                || node.parents().stream().anyMatch(parent -> !parents.add(parent)));
  }

  private static void draw(List<Node> nodes, MarkupWriter out) {
    Map<MigrationId, Integer> indexes = new HashMap<>();
    nodes.forEach(node -> indexes.put(node.id(), indexes.size()));
    List<Graph.Link> links = new ArrayList<>();
    for (Node node : nodes) {
      for (MigrationId parent : node.parents()) {
        Integer from = indexes.get(parent);
        Integer to = indexes.get(node.id());
        if (from != null && to != null) {
          links.add(new Graph.Link(new Graph.End(from, 1), new Graph.End(to, 0)));
        }
      }
    }
    List<Graph.Box> boxes =
        nodes.stream().map(node -> new Graph.Box(width(node), HEIGHT, PORTS)).toList();
    Placement placement = LayeredLayout.of(new Graph(boxes, links));
    String width = length(placement.width() + 2);
    String height = length(placement.height() + 2);
    out.open("div", "class", "graph", "tabindex", "0", "role", "region")
        .open(
            "svg",
            "width",
            width,
            "height",
            height,
            "viewBox",
            "-1 -1 " + width + " " + height,
            "role",
            "img",
            "aria-label",
            "Graph of the migrations; the list below says the same.");
    placement.links().forEach(points -> out.empty("path", "class", "link", "d", path(points)));
    for (int i = 0; i < nodes.size(); i++) {
      node(nodes.get(i), placement.boxes().get(i), out);
    }
    out.close().close().line();
  }

  private static void node(Node node, Point corner, MarkupWriter out) {
    out.open("g", "class", "node " + state(node))
        .element("title", node.file())
        .empty(
            "rect",
            "x",
            length(corner.x()),
            "y",
            length(corner.y()),
            "width",
            length(width(node)),
            "height",
            length(HEIGHT),
            "rx",
            "6")
        .element(
            "text",
            node.id().toString(),
            "x",
            length(corner.x() + width(node) / 2),
            "y",
            length(corner.y() + HEIGHT / 2 + TEXT_BASE))
        .close();
  }

  private static void list(List<Node> nodes, MarkupWriter out) {
    out.open("table", "class", "list").open("thead").open("tr");
    List.of("migration", "state", "after", "file")
        .forEach(head -> out.element("th", head, "scope", "col"));
    out.close().close().open("tbody").line();
    for (Node node : nodes) {
      out.open("tr")
          .element("th", node.id().toString(), "scope", "row")
          .element("td", state(node), "class", state(node))
          .element(
              "td",
              node.parents().stream().map(MigrationId::toString).collect(Collectors.joining(", ")))
          .element("td", node.file(), "class", "place")
          .close()
          .line();
    }
    out.close().close().line();
  }

  private static String state(Node node) {
    return node.state().name().toLowerCase(Locale.ROOT);
  }

  private static double width(Node node) {
    return node.id().toString().length() * CHARACTER + 2 * PADDING;
  }

  private static String path(List<Point> points) {
    return points.stream()
        .map(point -> length(point.x()) + " " + length(point.y()))
        .collect(Collectors.joining("L", "M", ""));
  }

  private static String length(double pixels) {
    return String.format(Locale.ROOT, "%.1f", pixels);
  }
}
