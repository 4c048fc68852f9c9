package dev.interlock.postgresql.follow;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.dialect.WorkMeter;
import dev.interlock.postgresql.catalog.CatalogReader;
import dev.interlock.postgresql.catalog.LookupSession;
import dev.interlock.postgresql.catalog.PreparedRows;
import dev.interlock.postgresql.catalog.Snapshot;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * Follows the catalog of a database that no other session changes, from statement to statement. The
 * rows that a transaction's statements wrote in the system catalogs determine what has to be read
 * again: nothing, a few relations, or everything. Everything is read if an object other than a
 * relation was changed, or a name that others refer to.
 */
public final class CatalogFollower {

  /** Reading this many relations again takes as long as reading everything. */
  private static final int MANY = 100;

  private final BaseConnection connection;
  private final CatalogReader reader;
  private final PreparedRows rows;
  private final RelationReader relations;
  private final TouchedRelations touched;
  private final WorkMeter meter;
  private @Nullable Snapshot known;
  private @Nullable Snapshot knownAtBegin;
  private @Nullable CatalogCounters counters;
  private @Nullable Seen seen;
  private long lastCommand;

  /** The reason for the next full reading, if the catalog is not known. */
  private String lost = "the first reading";

  /** The state of the open transaction after its last statement. */
  private record Seen(CatalogCounters counters, HeldRelations held) {}

  /**
   * Creates a follower.
   *
   * @param connection in autocommit mode
   * @param lookups in the same session
   * @param major the server's major version, such as 18
   * @param meter counts each reading
   */
  public CatalogFollower(
      BaseConnection connection,
      LookupSession lookups,
      int major,
      CatalogScope scope,
      WorkMeter meter) {
    this.connection = connection;
    this.reader = new CatalogReader(connection, major, scope);
    this.rows = new PreparedRows(lookups);
    this.relations = new RelationReader(lookups, major, scope);
    this.touched = new TouchedRelations(lookups);
    this.meter = meter;
  }

  /**
   * Begins a transaction, before its first statement.
   *
   * @param now the counters in the transaction
   */
  public void begin(CatalogCounters now) {
    knownAtBegin = known;
    counters = known == null ? null : now;
    seen = null;
    lastCommand = -1;
  }

  /** Notes that a statement of the transaction ran. */
  public void saw(CatalogCounters now, HeldRelations held) {
    seen = new Seen(now, held);
  }

  /** Commits. Changes that were not read after the last statement are missed. */
  public void commit() {
    knownAtBegin = known;
    counters = null;
  }

  /** Rolls back. */
  public void rollBack() {
    known = knownAtBegin;
    counters = null;
  }

  /** Forgets the catalog after a statement whose changes cannot be followed. */
  public void lose(String reason) {
    known = null;
    lost = reason;
  }

  /** Returns the catalog as the session sees it now. */
  public Catalog catalog() throws SQLException {
    if (connection.getTransactionState() == TransactionState.IDLE) {
      known = known == null ? counted(lost, reader::readSnapshot) : known;
      return known.catalog();
    }
    if (seen == null) {
      known = known == null ? everything(null, lost) : known;
    } else if (known == null || !seen.counters().equals(counters)) {
      known = look(known, seen);
      counters = seen.counters();
    }
    return known.catalog();
  }

  /** Whether a full reading equals the followed catalog; to be called outside transactions. */
  public boolean isConfirmed() throws SQLException {
    return known == null
        || counted("the check at the end", reader::readSnapshot).catalog().equals(known.catalog());
  }

  /**
   * Reads the changes.
   *
   * @param last the last snapshot; null if everything has to be read
   */
  private Snapshot look(@Nullable Snapshot last, Seen now) throws SQLException {
    CatalogCounters before = counters == null ? CatalogCounters.NONE : counters;
    var deletions = new Deletions(now.counters().deletedSince(before));
    Set<Long> suspects =
        last == null || deletions.isNone() ? Set.of() : last.withOwners(now.held().changeable());
    var found = touched.since(lastCommand, now.counters().since(before), suspects, now.held());
    lastCommand = found.lastCommand();
    if (last == null || counters == null) {
      return everything(last, lost);
    }
    Set<String> others = now.counters().otherThanRelationsSince(before);
    if (!others.isEmpty()) {
      return everything(last, "changes of " + String.join(", ", others));
    }
    if (found.isSomethingElse()) {
      return everything(last, "changes of more than relations");
    }
    if (suspects.size() >= MANY) {
      return everything(last, "parts were dropped while many relations were locked");
    }
    return deletions.areOfRelations(last)
        ? nearby(last, found.relations(), suspects)
        : everything(last, "drops that may be of more than relations");
  }

  private Snapshot everything(@Nullable Snapshot last, String reason) throws SQLException {
    Snapshot all = counted(reason, () -> reader.readWithin(rows));
    return last == null ? all : all.keeping(last);
  }

  /** A reading of the whole catalog. */
  @FunctionalInterface
  private interface FullReading {
    Snapshot read() throws SQLException;
  }

  private Snapshot counted(String reason, FullReading reading) throws SQLException {
    meter.full(reason);
    return reading.read();
  }

  private Snapshot nearby(Snapshot last, Set<Long> there, Set<Long> suspects) throws SQLException {
    var gone = new HashSet<>(suspects);
    gone.removeAll(there);
    var looked = new HashSet<>(there);
    looked.addAll(gone);
    Optional<Snapshot> followed = last.with(relations.read(there, last), looked, gone);
    if (followed.isEmpty()) {
      return everything(last, "another name of a relation or column");
    }
    meter.followed();
    return followed.get();
  }
}
