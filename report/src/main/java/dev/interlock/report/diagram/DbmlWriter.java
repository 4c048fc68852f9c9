package dev.interlock.report.diagram;

import dev.interlock.catalog.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a diagram in the Database Markup Language (dbml.dbdiagram.io/docs), with all columns. DBML
 * has no views: they are tables with a note.
 */
public final class DbmlWriter {

  private final Diagram diagram;
  private final StringBuilder out = new StringBuilder();

  private DbmlWriter(Diagram diagram) {
    this.diagram = diagram;
  }

  /** Returns the diagram. */
  public static String document(Diagram diagram) {
    return new DbmlWriter(diagram).write();
  }

  private String write() {
    diagram.enums().forEach(this::type);
    diagram.tables().forEach(this::table);
    diagram.references().forEach(this::reference);
    return out.toString();
  }

  private void type(EnumType type) {
    out.append("Enum ").append(name(type.name())).append(" {\n");
    type.labels().forEach(label -> out.append("  ").append(quoted(label)).append('\n'));
    out.append("}\n\n");
  }

  private void table(Table table) {
    out.append("Table ").append(name(table.name())).append(" {\n");
    table.columns().forEach(column -> column(column, table));
    indexes(table);
    List<String> notes = new ArrayList<>();
    if (table.kind() != ObjectKind.TABLE) {
      notes.add(table.kind().word());
    }
    if (table.partitions() > 0) {
      notes.add("partitions: " + table.partitions());
    }
    table.comment().ifPresent(notes::add);
    if (!notes.isEmpty()) {
      out.append("\n  Note: ").append(note(String.join("; ", notes))).append('\n');
    }
    out.append("}\n\n");
  }

  private void column(Column column, Table table) {
    List<String> settings = new ArrayList<>();
    if (column.primary() && table.primaryKey().size() == 1) {
      settings.add("pk");
    }
    if (column.unique()) {
      settings.add("unique");
    }
    if (column.notNull() && !column.primary() && table.kind() == ObjectKind.TABLE) {
      settings.add("not null");
    }
    column.value().ifPresent(value -> settings.add(value(value)));
    column.comment().ifPresent(comment -> settings.add("note: " + note(comment)));
    out.append("  ").append(quoted(column.name())).append(' ').append(type(column));
    if (!settings.isEmpty()) {
      out.append(" [").append(String.join(", ", settings)).append(']');
    }
    out.append('\n');
  }

  /** A default is an expression; an identity counts up; a generated value has no word in DBML. */
  private static String value(String value) {
    if (value.startsWith("default ")) {
      String expression = VisibleText.of(value.substring("default ".length()));
      return "default: `" + expression.replace('`', '\'') + "`";
    }
    return value.startsWith("identity ") ? "increment" : "note: " + note(value);
  }

  private String type(Column column) {
    return diagram.enums().stream()
        .filter(type -> type.type().equals(column.type()))
        .findFirst()
        .map(type -> name(type.name()))
        .orElseGet(() -> quoted(column.shortType()));
  }

  private void indexes(Table table) {
    List<String> lines = new ArrayList<>();
    if (table.primaryKey().size() > 1) {
      lines.add(columns(table.primaryKey()) + " [pk]");
    }
    table.uniqueKeys().stream()
        .filter(key -> key.size() > 1)
        .forEach(key -> lines.add(columns(key) + " [unique]"));
    if (!lines.isEmpty()) {
      out.append("\n  indexes {\n");
      lines.forEach(line -> out.append("    ").append(line).append('\n'));
      out.append("  }\n");
    }
  }

  private void reference(Reference key) {
    out.append("Ref");
    if (!key.name().isEmpty()) {
      out.append(' ').append(quoted(key.name()));
    }
    out.append(": ").append(side(key.from(), key.columns()));
    out.append(key.unique() ? " - " : " > ").append(side(key.to(), key.toColumns()));
    if (!key.onDelete().isEmpty()) {
      out.append(" [delete: ").append(key.onDelete()).append(']');
    }
    out.append('\n');
  }

  private static String side(QualifiedName table, List<String> columns) {
    return name(table) + "." + columns(columns);
  }

  private static String columns(List<String> columns) {
    return columns.stream().map(DbmlWriter::quoted).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String name(QualifiedName name) {
    return name.schema().isEmpty()
        ? quoted(name.name())
        : quoted(name.schema()) + "." + quoted(name.name());
  }

  /** DBML cannot spell a double quote inside a name. */
  private static String quoted(String name) {
    return "\"" + VisibleText.of(name).replace('"', '″').replace('\\', '⧵') + "\"";
  }

  private static String note(String text) {
    return "'" + VisibleText.of(text).replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
