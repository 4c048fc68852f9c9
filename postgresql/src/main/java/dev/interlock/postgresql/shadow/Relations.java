package dev.interlock.postgresql.shadow;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The relations of the scratch database as they were when last looked at, by their identifiers. */
final class Relations {

  /**
   * One relation.
   *
   * @param name {@code schema.name}, quoted where it must be
   * @param kind the letter of {@code pg_class.relkind}
   * @param storage the file it is kept in; another one after it was rewritten
   */
  record Relation(String name, char kind, long storage) {

    /** Whether a service reads or writes it by name. */
    boolean isTable() {
      return "rpmvf".indexOf(kind) >= 0;
    }

    /** Whether it has rows or entries of its own. */
    boolean isStored() {
      return "rmi".indexOf(kind) >= 0;
    }
  }

  private static final String QUERY =
      """
      SELECT c.oid::bigint, format('%I.%I', n.nspname, c.relname), c.relkind, c.relfilenode::bigint
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.oid >= 16384 AND n.nspname !~ '^pg_'\
      """;

  private final Connection worker;
  private final Map<Long, Relation> known = new HashMap<>();

  Relations(Connection worker) {
    this.worker = worker;
  }

  @Nullable Relation get(long oid) {
    return known.get(oid);
  }

  /** The names of tables, in their order. */
  List<String> tables() {
    return known.values().stream()
        .filter(relation -> "rp".indexOf(relation.kind()) >= 0)
        .map(Relation::name)
        .sorted()
        .toList();
  }

  /** Looks at all of them. */
  void readAll() throws SQLException {
    known.clear();
    try (var statement = worker.createStatement();
        ResultSet row = statement.executeQuery(QUERY)) {
      take(row, known);
    }
  }

  /** How some of them are now, without taking note of it. */
  Map<Long, Relation> now(Collection<Long> oids) throws SQLException {
    var found = new HashMap<Long, Relation>();
    try (PreparedStatement statement =
        worker.prepareStatement(QUERY + " AND c.oid = ANY (?::bigint[]::oid[])")) {
      statement.setArray(1, worker.createArrayOf("bigint", oids.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        take(row, found);
      }
    }
    return found;
  }

  /** Takes note of how one of them is now; one that was not there at first stays unknown. */
  void update(long oid, Relation now) {
    known.computeIfPresent(oid, (key, before) -> now);
  }

  private static void take(ResultSet row, Map<Long, Relation> into) throws SQLException {
    while (row.next()) {
      into.put(
          row.getLong(1),
          new Relation(row.getString(2), row.getString(3).charAt(0), row.getLong(4)));
    }
  }
}
