package dev.interlock.sqlite.catalog;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Identifier;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Parses a CREATE TABLE statement (sqlite.org/lang_createtable.html). A constraint becomes an
 * object without a name, because SQLite does not use its name; it makes no difference whether the
 * constraint is written with its column or after all columns.
 */
final class TableReader {

  private static final Set<String> TABLE_CONSTRAINTS =
      Set.of("constraint", "primary", "unique", "check", "foreign");

  private static final Set<String> CLAUSES =
      Set.of(
          "constraint",
          "primary",
          "not",
          "null",
          "unique",
          "check",
          "default",
          "collate",
          "references",
          "generated",
          "as");

  private final List<String> path;
  private final List<CatalogObject> objects = new ArrayList<>();
  private int position;

  TableReader(String table) {
    this.path = List.of("", table);
  }

  /** Returns the table, its columns and its constraints. */
  List<CatalogObject> read(String sql) {
    NormalizedSql words = NormalizedSql.of(sql);
    var attributes = new TreeMap<String, String>();
    int using = words.indexOf("using");
    if (words.is(1, "virtual") && using < words.size()) {
      attributes.put(Attribute.DEFINITION, words.from(using).toString());
    } else {
      int open = words.indexOf("(");
      int behind = words.behindClosing(open);
      words.part(open + 1, behind - 1).elements().forEach(this::element);
      for (NormalizedSql option : words.from(behind).elements()) {
        attributes.put(option.toString(), "yes");
      }
    }
    objects.add(CatalogObject.of(new ObjectId(ObjectKind.TABLE, path), attributes));
    return objects;
  }

  private void element(NormalizedSql element) {
    NormalizedSql.Word first = element.get(0);
    if (first.name() || !TABLE_CONSTRAINTS.contains(first.text())) {
      column(first.raw(), element.from(1));
    } else {
      constraint(first.is("constraint") ? element.from(2) : element);
    }
  }

  private void constraint(NormalizedSql definition) {
    String text =
        definition.toString().replaceFirst("^(primary key|unique|foreign key)\\(", "$1 (");
    objects.add(
        CatalogObject.of(
            ObjectId.unnamed(ObjectKind.CONSTRAINT, path, text),
            Map.of(Attribute.DEFINITION, text)));
  }

  private void column(String name, NormalizedSql rest) {
    var attributes = new TreeMap<String, String>();
    int end = clause(rest, 0);
    attributes.put(Attribute.TYPE, rest.part(0, end).toString());
    while (end < rest.size()) {
      int start = rest.is(end, "constraint") ? end + 2 : end;
      end = clause(rest, start + 1);
      clause(name, rest.part(start, end), attributes);
    }
    position++;
    objects.add(
        CatalogObject.of(
            ObjectId.of(ObjectKind.COLUMN, path.get(0), path.get(1), name),
            attributes,
            Map.of(Attribute.POSITION, Integer.toString(position))));
  }

  /** Returns the start of the next clause; NULL and DEFAULT also occur inside other clauses. */
  private static int clause(NormalizedSql sql, int from) {
    int at = from;
    while (at < sql.size()) {
      boolean begins = !sql.get(at).name() && CLAUSES.contains(sql.get(at).text());
      if (begins && !isInside(sql, at, from)) {
        return at;
      }
      at = sql.is(at, "(") ? sql.behindClosing(at) : at + 1;
    }
    return at;
  }

  /**
   * Whether the word is part of NOT NULL, SET NULL, SET DEFAULT, DEFAULT NULL, NOT DEFERRABLE or
   * ALWAYS AS.
   */
  private static boolean isInside(NormalizedSql sql, int at, int from) {
    String before = at > 0 ? sql.get(at - 1).text() : "";
    return switch (sql.get(at).text()) {
      case "null" -> before.equals("not") || before.equals("set") || before.equals("default");
      case "default" -> before.equals("set");
      case "not" -> sql.is(at + 1, "deferrable");
      case "as" -> before.equals("always") && at > from;
      default -> false;
    };
  }

  private void clause(String column, NormalizedSql clause, Map<String, String> attributes) {
    String name = Identifier.quoted(column.toLowerCase(Locale.ROOT));
    switch (clause.get(0).text()) {
      case "not" -> attributes.put(Attribute.NOT_NULL, yesAnd(clause.from(2)));
      case "default" -> attributes.put(Attribute.DEFAULT, clause.from(1).toString());
      case "collate" -> attributes.put(Attribute.COLLATION, clause.from(1).toString());
      case "generated", "as" -> {
        int open = clause.indexOf("(");
        attributes.put(Attribute.GENERATED, clause.from(open).toString());
      }
      case "primary" ->
          constraint(NormalizedSql.of("primary key (" + name + ") " + clause.from(2)));
      case "unique" -> constraint(NormalizedSql.of("unique (" + name + ") " + clause.from(1)));
      case "references" -> constraint(NormalizedSql.of("foreign key (" + name + ") " + clause));
      case "check" -> constraint(clause);
      default -> {
        // NULL has no effect.
      }
    }
  }

  private static String yesAnd(NormalizedSql conflict) {
    return conflict.isEmpty() ? "yes" : "yes " + conflict;
  }
}
