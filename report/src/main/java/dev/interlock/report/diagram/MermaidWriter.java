package dev.interlock.report.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a diagram in the language of Mermaid
 * (mermaid.js.org/syntax/entityRelationshipDiagram.html). Mermaid has no enums: the labels become a
 * comment on each column of the type. It allows few characters in names and types of columns; the
 * exact one then becomes a comment.
 */
public final class MermaidWriter {

  private static final String NOT_ALLOWED = "[^A-Za-z0-9_\\-\\[\\]()]";

  private final Diagram diagram;
  private final Map<QualifiedName, String> ids = new HashMap<>();
  private final Map<String, EnumType> enums = new HashMap<>();
  private final StringBuilder out = new StringBuilder("erDiagram\n");

  private MermaidWriter(Diagram diagram) {
    this.diagram = diagram;
    diagram.enums().forEach(type -> enums.put(type.type(), type));
    for (Table table : diagram.tables()) {
      ids.put(table.name(), "t" + (ids.size() + 1));
    }
  }

  /** Returns the diagram; without other columns than keys if {@code detail} says so. */
  public static String document(Diagram diagram, Detail detail) {
    return new MermaidWriter(diagram).write(detail);
  }

  private String write(Detail detail) {
    for (Table table : diagram.tables()) {
      out.append("  ").append(id(table.name())).append('[');
      out.append(quoted(table.name().label())).append("] {\n");
      table.columns().stream()
          .filter(column -> detail == Detail.ALL || column.isKey())
          .forEach(this::column);
      out.append("  }\n");
    }
    diagram.references().forEach(this::reference);
    return out.toString();
  }

  private String id(QualifiedName name) {
    return ids.getOrDefault(name, "");
  }

  private void column(Column column) {
    out.append("    ").append(word(column.shortType(), "unknown"));
    out.append(' ').append(word(column.name(), "column")).append(keys(column));
    String comment = String.join("; ", comments(column));
    if (!comment.isEmpty()) {
      out.append(' ').append(quoted(comment));
    }
    out.append('\n');
  }

  private static String keys(Column column) {
    List<String> keys = new ArrayList<>();
    if (column.primary()) {
      keys.add("PK");
    }
    if (column.foreign()) {
      keys.add("FK");
    }
    if (column.unique()) {
      keys.add("UK");
    }
    return keys.isEmpty() ? "" : " " + String.join(", ", keys);
  }

  private List<String> comments(Column column) {
    List<String> comments = new ArrayList<>();
    if (!word(column.name(), "column").equals(column.name())) {
      comments.add(column.name());
    }
    if (!word(column.shortType(), "unknown").equals(column.shortType())) {
      comments.add(column.shortType());
    }
    if (!column.notNull()) {
      comments.add("null");
    }
    EnumType type = enums.get(column.type().replace("[]", ""));
    if (type != null) {
      comments.add(String.join(" | ", type.labels()));
    }
    column.comment().ifPresent(comments::add);
    return comments;
  }

  private void reference(Reference key) {
    out.append("  ").append(id(key.to())).append(key.optional() ? " |o" : " ||").append("--");
    out.append(key.unique() ? "o| " : "o{ ").append(id(key.from())).append(" : ");
    out.append(quoted(String.join(", ", key.columns()))).append('\n');
  }

  /** Returns a name or type as one word, which begins with a letter. */
  private static String word(String text, String otherwise) {
    String word = text.replaceAll(NOT_ALLOWED, "_");
    return word.isEmpty() ? otherwise : word.matches("[A-Za-z_].*") ? word : "_" + word;
  }

  /** Mermaid spells a character by its number between {@code #} and {@code ;}. */
  private static String quoted(String text) {
    String visible = VisibleText.of(text).replace("#", "#35;").replace("\"", "#34;");
    return "\"" + visible + "\"";
  }
}
