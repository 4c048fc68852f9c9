package dev.interlock.report.html;

import dev.interlock.report.diagram.Detail;
import dev.interlock.report.diagram.Diagram;
import dev.interlock.report.diagram.InteractiveDiagram;
import java.util.Map;

/** Writes a diagram as a page that fills the window. */
public final class DiagramPage {

  private DiagramPage() {}

  /** Returns the page. */
  public static String of(Diagram diagram, Detail detail) {
    var drawing = InteractiveDiagram.of(diagram, detail);
    String summary =
        "%d tables and views · %d foreign keys · %d enums"
            .formatted(
                diagram.tables().size(), diagram.references().size(), diagram.enums().size());
    return new Page("Schema", summary, "whole", drawing.style(), viewer(drawing)).toString();
  }

  /** Returns the element in which a diagram can be moved and searched. */
  static String viewer(InteractiveDiagram drawing) {
    return Page.filled("viewer.html", Map.of("diagram", drawing.svg(), "data", drawing.data()));
  }
}
