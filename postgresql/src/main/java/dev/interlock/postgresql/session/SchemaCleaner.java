package dev.interlock.postgresql.session;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.catalog.Identifier;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.dialect.Cleaning;
import dev.interlock.dialect.Cleaning.TableRows;
import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.StepFailure.Reason;
import dev.interlock.ledger.ForeignLedger;
import dev.interlock.ledger.LedgerPlace;
import dev.interlock.ledger.ToolTables;
import dev.interlock.postgresql.catalog.CatalogReader;
import dev.interlock.postgresql.ledger.ForeignLedgerReader;
import dev.interlock.postgresql.ledger.LedgerTables;
import dev.interlock.postgresql.script.QualifiedName;
import dev.interlock.postgresql.wire.Literals;
import dev.interlock.postgresql.wire.ServerErrors;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.core.BaseConnection;

/**
 * Empties a database in one transaction. Only the server knows what CASCADE drops, so the loss of
 * other users' objects is detected after the drops and before the commit.
 */
final class SchemaCleaner {

  /** The number of tables that one statement counts or locks. */
  private static final int AT_ONCE = 200;

  private static final String OURS = "pg_get_userbyid(extowner) = current_user";

  /** SQLSTATEs for a table, or its schema, that no longer exists. */
  private static final Set<String> GONE = Set.of("42P01", "3F000");

  private static final int MOST_ATTEMPTS = 20;

  private final BaseConnection connection;
  private final int major;
  private final LedgerTables tables;
  private final ForeignLedgerReader foreign;

  SchemaCleaner(
      BaseConnection connection, int major, LedgerTables tables, ForeignLedgerReader foreign) {
    this.connection = connection;
    this.major = major;
    this.tables = tables;
    this.foreign = foreign;
  }

  /** Returns the tables with rows. Reads again if another session drops a table meanwhile. */
  List<TableRows> occupied() {
    for (int attempt = 1; ; attempt++) {
      try {
        return occupied(new CatalogReader(connection, major, CatalogScope.usual()).read());
      } catch (SQLException e) {
        if (!GONE.contains(ServerErrors.state(e)) || attempt == MOST_ATTEMPTS) {
          throw ServerErrors.failure(e, -1);
        }
      }
    }
  }

  /**
   * Empties the database.
   *
   * @param fence the statement that fails unless this run holds the lock
   */
  Cleaning clean(String fence) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN");
      boolean committed = false;
      try {
        fence(statement, fence);
        Cleaning outcome = clean(statement);
        statement.execute(outcome instanceof Cleaning.Cleaned ? "COMMIT" : "ROLLBACK");
        committed = true;
        return outcome;
      } finally {
        if (!committed) {
          statement.execute("ROLLBACK");
        }
      }
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }

  private static void fence(Statement statement, String fence) throws SQLException {
    try {
      statement.execute(fence);
    } catch (SQLException e) {
      if (Fence.BROKEN.equals(ServerErrors.state(e))) {
        throw new StepFailure(Reason.FENCED, -1, ServerErrors.failure(e, -1).said(), e);
      }
      throw e;
    }
  }

  private Cleaning clean(Statement statement) throws SQLException {
    Catalog catalog = new CatalogReader(connection, major, CatalogScope.usual()).readWithin();
    List<String> names = tables(catalog).stream().map(Drops::qualified).toList();
    for (int from = 0; from < names.size(); from += AT_ONCE) {
      statement.execute(
          "LOCK TABLE ONLY "
              + String.join(
                  ", ONLY ", names.subList(from, Math.min(names.size(), from + AT_ONCE))));
    }
    List<TableRows> occupied = occupied(catalog);
    if (!occupied.isEmpty()) {
      return new Cleaning.Occupied(occupied);
    }
    var drops = new Drops(catalog, extensions(), tables.schema());
    Map<String, String> before = others(drops);
    for (String drop : drops.statements()) {
      statement.execute(drop);
    }
    Set<String> after = new HashSet<>(others(drops).keySet());
    List<String> gone =
        before.entrySet().stream()
            .filter(other -> !after.contains(other.getKey()))
            .map(Map.Entry::getValue)
            .sorted()
            .toList();
    if (!gone.isEmpty()) {
      return new Cleaning.TakesOthers(gone);
    }
    for (String ledger : ledgers()) {
      statement.execute("DROP TABLE IF EXISTS " + ledger);
    }
    return new Cleaning.Cleaned(drops.statements().size());
  }

  private List<String> ledgers() {
    return Stream.concat(
            Stream.of(tables.migration(), tables.journal(), tables.lock(), tables.run()),
            foreign.read().stream()
                .filter(ledger -> ledger instanceof ForeignLedger.Read && isNamed(ledger.place()))
                .map(ledger -> quoted(ledger.place())))
        .toList();
  }

  /**
   * Whether the table has a ledger's usual name. The catalog leaves such tables out, so no other
   * statement drops them.
   */
  private static boolean isNamed(LedgerPlace place) {
    return ToolTables.has(place.name());
  }

  private static String quoted(LedgerPlace place) {
    return QualifiedName.of(place.schema(), place.name()).quoted();
  }

  private static List<ObjectId> tables(Catalog catalog) {
    return catalog.objects().stream()
        .map(CatalogObject::id)
        .filter(id -> id.kind() == ObjectKind.TABLE)
        .toList();
  }

  private List<TableRows> occupied(Catalog catalog) throws SQLException {
    List<ObjectId> ids = tables(catalog);
    var occupied = new ArrayList<TableRows>();
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      count(ids.subList(from, Math.min(ids.size(), from + AT_ONCE)), occupied);
    }
    return List.copyOf(occupied);
  }

  private void count(List<ObjectId> ids, List<TableRows> occupied) throws SQLException {
    var literals = new Literals(connection);
    String query =
        ids.stream()
            .map(id ->
                "SELECT %s, (SELECT count(*) FROM (SELECT FROM ONLY %s LIMIT %d) AS counted)"
                    .formatted(literals.text(shown(id)), Drops.qualified(id), Cleaning.BOUND + 1))
            .collect(Collectors.joining(" UNION ALL "));
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        if (rows.getLong(2) > 0) {
          occupied.add(new TableRows(rows.getString(1), rows.getLong(2)));
        }
      }
    }
  }

  private static String shown(ObjectId id) {
    String name = Identifier.quoted(id.name());
    return Identifier.isDefaultSchema(id.schema())
        ? name
        : Identifier.quoted(id.schema()) + "." + name;
  }

  /**
   * Returns the current role's extensions; those that a provider installed belong to another role.
   */
  private Set<String> extensions() throws SQLException {
    var names = new HashSet<String>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT extname FROM pg_extension WHERE " + OURS)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  /**
   * Returns descriptions, by identifier, of objects outside both the server's own and the scope.
   */
  private Map<String, String> others(Drops drops) throws SQLException {
    var literals = new Literals(connection);
    String ours =
        Stream.concat(Stream.of("public", drops.home()), drops.schemas().stream())
            .map(literals::text)
            .collect(Collectors.joining(", "));
    String query =
        """
        WITH theirs AS (
          SELECT oid FROM pg_namespace
          WHERE nspname NOT IN (%s) AND nspname !~ '^pg_' AND nspname <> 'information_schema')
        SELECT classid::text || '/' || objid, pg_describe_object(classid, objid, 0)
        FROM (
          SELECT classid, objid FROM pg_depend
          WHERE deptype = 'e' AND refobjid NOT IN (SELECT oid FROM pg_extension WHERE %s)
          UNION SELECT 'pg_class'::regclass, oid FROM pg_class WHERE relnamespace IN (TABLE theirs)
          UNION SELECT 'pg_proc'::regclass, oid FROM pg_proc WHERE pronamespace IN (TABLE theirs)
          UNION SELECT 'pg_type'::regclass, oid FROM pg_type WHERE typnamespace IN (TABLE theirs)
          UNION SELECT 'pg_constraint'::regclass, oid FROM pg_constraint
            WHERE connamespace IN (TABLE theirs)
          UNION SELECT 'pg_trigger'::regclass, t.oid FROM pg_trigger t
            JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace IN (TABLE theirs)
        ) AS other\
        """
            .formatted(ours, OURS);
    var found = new HashMap<String, String>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.put(rows.getString(1), rows.getString(2));
      }
    }
    return found;
  }
}
