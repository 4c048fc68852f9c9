package dev.interlock.postgresql.catalog;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What only the server can print. To print an expression takes it longer than to send all that a
 * table has, and most are the same as those of other tables: so each is asked for once, and all of
 * them in one query after the sections'.
 */
public final class DeparseQueue implements Section {

  /** What is printed. The length of what says the index's name and table is cut off. */
  enum Kind {
    DEFAULT(
        """
        SELECT 'DEFAULT', d.oid, pg_get_expr(d.adbin, d.adrelid)
        FROM pg_attrdef d WHERE d.oid = ANY ('{%s}')\
        """),
    CONSTRAINT(
        """
        SELECT 'CONSTRAINT', o.oid, pg_get_constraintdef(o.oid)
        FROM pg_constraint o WHERE o.oid = ANY ('{%s}')\
        """),
    /** Of a partitioned table it is {@code ON ONLY} it. */
    INDEX(
        """
        SELECT 'INDEX', i.indexrelid, substr(pg_get_indexdef(i.indexrelid),
          length(concat('CREATE ', CASE WHEN i.indisunique THEN 'UNIQUE ' END, 'INDEX ',
            quote_ident(c.relname), ' ON ', CASE WHEN c.relkind = 'I' THEN 'ONLY ' END,
            i.indrelid::regclass, ' USING ')) + 1)
        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        WHERE i.indexrelid = ANY ('{%s}')\
        """);

    private final String query;

    Kind(String query) {
      this.query = query;
    }
  }

  private final Map<Kind, Map<Integer, List<Consumer<String>>>> wanted = new EnumMap<>(Kind.class);
  private final Map<Kind, Map<String, List<Consumer<String>>>> shared = new EnumMap<>(Kind.class);

  /**
   * Asks for the text of an object.
   *
   * @param shape what decides the text, so that others of the kind that have it share the text;
   *     null to share with none
   * @param taker takes the text when it is known
   */
  void ask(Kind kind, int oid, @Nullable String shape, Consumer<String> taker) {
    if (shape == null) {
      first(kind, oid).add(taker);
    } else {
      shared
          .computeIfAbsent(kind, none -> new HashMap<>())
          .computeIfAbsent(shape, none -> first(kind, oid))
          .add(taker);
    }
  }

  private List<Consumer<String>> first(Kind kind, int oid) {
    return of(kind).computeIfAbsent(oid, none -> new ArrayList<>(1));
  }

  private Map<Integer, List<Consumer<String>>> of(Kind kind) {
    return wanted.computeIfAbsent(kind, none -> new HashMap<>());
  }

  private boolean isAsked() {
    return wanted.values().stream().anyMatch(takers -> !takers.isEmpty());
  }

  @Override
  public String query() {
    return wanted.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(entry -> entry.getKey().query.formatted(list(entry.getValue())))
        .collect(Collectors.joining(" UNION ALL "));
  }

  private static String list(Map<Integer, ?> oids) {
    return oids.keySet().stream()
        .map(Integer::toUnsignedString)
        .sorted()
        .collect(Collectors.joining(","));
  }

  @Override
  public void take(Row row) {
    var kind = Kind.valueOf(row.text());
    int oid = row.oid();
    String text = row.next();
    List<Consumer<String>> takers = text == null ? null : of(kind).remove(oid);
    if (text != null && takers != null) {
      takers.forEach(taker -> taker.accept(text));
    }
  }

  /**
   * Has the server print all that was asked for.
   *
   * @throws SQLException if some of it is not there any more
   */
  public void read(Rows rows) throws SQLException {
    if (isAsked()) {
      rows.readOnce(this);
    }
    if (isAsked()) {
      throw new SQLException("the schema was changed while it was read", "40001");
    }
  }
}
