package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogScope;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * Follows the catalog of a database that nobody else changes, from statement to statement. What the
 * statements of a transaction wrote into the system catalogs says what has to be looked at again:
 * nothing, a few relations, or everything. Everything it is whenever a row was deleted, something
 * else than a relation was touched, or a name that others refer to has changed.
 */
public final class CatalogFollower {

  private final BaseConnection connection;
  private final CatalogReader reader;
  private @Nullable Snapshot known;
  private @Nullable Snapshot knownAtBegin;
  private @Nullable CatalogCounters counters;
  private long lastCommand;

  /**
   * @param connection in autocommit mode
   * @param major the server's major version, such as 18
   */
  public CatalogFollower(BaseConnection connection, int major, CatalogScope scope) {
    this.connection = connection;
    this.reader = new CatalogReader(connection, major, scope);
  }

  /** A transaction has begun, and nothing ran in it yet. */
  public void begin() throws SQLException {
    knownAtBegin = known;
    counters = known == null ? null : CatalogCounters.read(connection);
    lastCommand = -1;
  }

  /** It was committed; what was not looked at since its last statement is lost. */
  public void commit() {
    knownAtBegin = known;
    counters = null;
  }

  /** It was rolled back. */
  public void rollBack() {
    known = knownAtBegin;
    counters = null;
  }

  /** A statement runs outside transactions. */
  public void lose() {
    known = null;
  }

  /** The catalog as the session sees it now. */
  public Catalog catalog() throws SQLException {
    if (connection.getTransactionState() == TransactionState.IDLE) {
      known = known == null ? reader.readSnapshot() : known;
      return known.catalog();
    }
    CatalogCounters before = counters;
    CatalogCounters now = CatalogCounters.read(connection);
    if (known == null || before == null || !now.equals(before)) {
      boolean near = before != null && now.isOnlyRelationsSince(before);
      Set<String> written = before == null ? now.catalogs().keySet() : now.since(before);
      Snapshot last = near ? known : null;
      known = reader.within(() -> look(last, written));
      counters = now;
    }
    return known.catalog();
  }

  /** Whether a look at everything finds what is known; outside transactions. */
  public boolean isConfirmed() throws SQLException {
    return known == null || reader.read().equals(known.catalog());
  }

  /**
   * Looks.
   *
   * @param last what it goes on from; null if it has to look at everything
   */
  private Snapshot look(@Nullable Snapshot last, Set<String> written) throws SQLException {
    var rows = TouchedRelations.since(lastCommand, written, connection);
    lastCommand = rows.lastCommand();
    if (last == null || rows.isSomethingElse()) {
      return reader.readAll();
    }
    var touched = rows.withDependent(connection);
    if (touched.isSomethingElse()) {
      return reader.readAll();
    }
    Optional<Snapshot> followed =
        last.with(reader.readSome(touched.list(), last), touched.relations());
    return followed.isPresent() ? followed.get() : reader.readAll();
  }
}
