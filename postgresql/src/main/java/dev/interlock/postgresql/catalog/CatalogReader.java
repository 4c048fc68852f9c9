package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.catalog.Identifier;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;

/**
 * Reads a whole catalog as of one moment, in a number of queries that does not depend on the size
 * of the database. All queries run in one read-only transaction, and the settings they need end
 * with it: the reader works through a transaction pooler, and the result does not depend on the
 * session.
 */
public final class CatalogReader {

  /** {@code cache lookup failed}, {@code could not open relation with OID}: an internal error. */
  private static final String OBJECT_IS_GONE = "XX000";

  private static final int MOST_ATTEMPTS = 20;

  /**
   * The longest time for which the snapshot of a frozen client may delay concurrent index builds.
   */
  private static final Duration IDLE = Duration.ofSeconds(20);

  private final BaseConnection connection;
  private final int major;
  private final CatalogScope scope;
  private final CopiedRows copied;
  private @Nullable ServerNames names;

  /**
   * @param connection in autocommit mode
   * @param major the server's major version, such as 18
   */
  public CatalogReader(BaseConnection connection, int major, CatalogScope scope) {
    this.connection = connection;
    this.copied = new CopiedRows(connection);
    this.major = major;
    this.scope = scope;
  }

  /**
   * Reads the present catalog of the database.
   *
   * @throws SQLException if any part of it cannot be read; a catalog is never partial
   */
  public Catalog read() throws SQLException {
    return readSnapshot().catalog();
  }

  /**
   * Reads the catalog and the facts needed to follow it. The server prints definitions as of now,
   * not as of the snapshot, and fails if another session drops the object meanwhile; the whole
   * catalog is then read again.
   */
  public Snapshot readSnapshot() throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        return readOnce();
      } catch (SQLException e) {
        if (!OBJECT_IS_GONE.equals(e.getSQLState()) || attempt == MOST_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private Snapshot readOnce() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(begin());
      try {
        return readAll(copied);
      } finally {
        statement.execute("ROLLBACK");
      }
    }
  }

  /**
   * Reads the catalog as the open transaction sees it. A savepoint restores the transaction's
   * state.
   *
   * @throws SQLException as {@link #read} does
   */
  public Catalog readWithin() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SAVEPOINT interlock_catalog; " + ReadSettings.EVERYTHING.sql());
      Snapshot found = readAll(copied);
      statement.execute("ROLLBACK TO interlock_catalog; RELEASE interlock_catalog");
      return found.catalog();
    }
  }

  /** Reads the same with prepared queries, under settings that are already made. */
  public Snapshot readWithin(PreparedRows prepared) throws SQLException {
    return readAll(prepared);
  }

  static String begin() {
    return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL"
        + " idle_in_transaction_session_timeout = '%ds'; ".formatted(IDLE.toSeconds())
        + ReadSettings.EVERYTHING.sql();
  }

  /** Reads every section, under settings that are already made. */
  private Snapshot readAll(Rows rows) throws SQLException {
    var namespaces = new Namespaces(scope);
    rows.read(List.of(namespaces));
    var builder = new CatalogBuilder();
    var deparse = new DeparseQueue();
    ServerNames names = names(rows);
    var sections =
        new ArrayList<Section>(
            new RelationalSections(scope, major).of(builder, namespaces, names, deparse));
    sections.add(new TypeSection(builder, namespaces, scope, major));
    sections.add(new RoutineSection(builder, namespaces, scope));
    sections.add(new PublicationSection(builder, namespaces, scope, major));
    sections.add(new RareSection(builder, namespaces, major));
    rows.read(sections);
    deparse.read(rows);
    schemas(builder, namespaces);
    return Snapshot.of(builder, namespaces, names);
  }

  /** Adds the schemas, without {@code public}, which every new database has. */
  private static void schemas(CatalogBuilder builder, Namespaces namespaces) {
    namespaces
        .read()
        .forEach((oid, name) -> {
          if (!Identifier.isDefaultSchema(name)) {
            builder
                .draft(ObjectId.of(ObjectKind.SCHEMA, name), "pg_namespace", oid)
                .put(Privileges.ATTRIBUTE, namespaces.privileges(oid));
          }
        });
  }

  private ServerNames names(Rows rows) throws SQLException {
    ServerNames read = names;
    if (read == null) {
      read = new ServerNames();
      rows.read(List.of(read));
      names = read;
    }
    return read;
  }
}
