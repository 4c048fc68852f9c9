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
 * Expressions that only the server can print. Printing one takes the server longer than sending the
 * rest of a table, and most are equal to those of other tables. Therefore each distinct one is
 * printed once, and all of them in one query after those of the sections.
 */
public final class DeparseQueue implements Section {

  /** The kinds of expressions. The query for indexes cuts off the index's name and its table. */
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
    /** The definition of an index of a partitioned table contains {@code ON ONLY}. */
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
   * Requests the text of an object.
   *
   * @param shape the key of the text: requests of one kind with equal keys share one text; null to
   *     share with no other
   * @param taker receives the text
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
   * Has the server print all requested texts.
   *
   * @throws SQLException if an object was dropped meanwhile
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
