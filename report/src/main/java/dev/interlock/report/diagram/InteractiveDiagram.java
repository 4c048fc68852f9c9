package dev.interlock.report.diagram;

import dev.interlock.report.markup.ScriptJson;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A diagram for a page whose scripts move it and open its boxes.
 *
 * @param svg the drawing
 * @param style the style sheet of the drawing, without colours
 * @param data JSON with the texts of all boxes, for the search and the rows that are not drawn
 */
public record InteractiveDiagram(String svg, String style, String data) {

  /** Lays a diagram out and draws it. */
  public static InteractiveDiagram of(Diagram diagram, Detail detail) {
    PlacedDiagram placed = DiagramLayout.of(diagram, detail);
    return new InteractiveDiagram(SvgWriter.element(placed), SvgWriter.style(), data(placed));
  }

  private static String data(PlacedDiagram placed) {
    var data = new LinkedHashMap<String, Object>();
    data.put("detail", placed.detail().name());
    data.put("header", (int) BoxSize.HEADER);
    data.put("bottom", (int) BoxSize.BOTTOM);
    data.put("boxes", placed.boxes().stream().map(box -> box(box.box())).toList());
    data.put("far", far(placed));
    return ScriptJson.of(data);
  }

  private static List<List<Object>> far(PlacedDiagram placed) {
    var indexes = new HashMap<QualifiedName, Integer>();
    placed.boxes().forEach(box -> indexes.putIfAbsent(box.box().name(), indexes.size()));
    return placed.far().stream()
        .map(key ->
            List.<Object>of(
                indexes.getOrDefault(key.from(), 0),
                indexes.getOrDefault(key.to(), 0),
                VisibleText.of(key.label())))
        .toList();
  }

  private static Map<String, Object> box(Box box) {
    var data = new LinkedHashMap<String, Object>();
    data.put("name", box.title());
    data.put("short", VisibleText.of(box.name().name()));
    data.put("tag", box.tag());
    data.put("unit", box.tag().equals("enum") ? "values" : "columns");
    box.comment().ifPresent(comment -> data.put("comment", comment));
    data.put("keys", box.keys());
    data.put(
        "rows",
        box.rows().stream()
            .map(row -> List.of(row.name(), row.mark(), row.type(), row.hint(), row.target()))
            .toList());
    return data;
  }
}
