package dev.interlock.dialect;

import dev.interlock.catalog.Catalog;
import dev.interlock.dialect.backup.RowRestore;
import dev.interlock.dialect.data.DataReader;
import dev.interlock.effect.StatementEffect;
import dev.interlock.script.token.TokenSequence;
import dev.interlock.url.DatabaseUrl;
import java.util.Optional;

/**
 * An open session with the database to migrate: the sum of what the stages may ask of a database
 * product. Not thread-safe, except for {@link #cancel()}. Methods that use the connection throw
 * {@link StepFailure} if the server refuses or the connection is lost.
 */
public interface Target
    extends LedgerStore,
        MigrationLock,
        StepRunner,
        SchemaReader,
        SchemaCleaner,
        DataReader,
        BatchReader,
        OnlineRewriter,
        AutoCloseable {

  Server server();

  /** Returns the URL of this session, with its secrets. */
  DatabaseUrl url();

  /**
   * Whether the database accepts no writes, as on a standby, after a failover, or with a full disk.
   */
  default boolean isReadOnly() {
    return false;
  }

  /**
   * Whether a read-only database is configured as such for this role or database, which is not
   * temporary, unlike a failover.
   */
  default boolean isReadOnlyByChoice() {
    return false;
  }

  @Override
  default Online online(TokenSequence tokens, StatementEffect effect, Catalog before) {
    return new Online.Impossible("%s has no steps that do not block".formatted(server().kind()));
  }

  /** Returns what saves rows and puts them back; empty for a product whose rows are not saved. */
  default Optional<RowRestore> rowRestore() {
    return Optional.empty();
  }

  /** Whether another session of the same dialect is connected to the same database. */
  boolean isSameDatabase(Target other);

  /** Opens a second session that monitors the first and renews the lock. To be closed after use. */
  SessionMonitor monitor();

  /** Cancels the running statement. May be called from any thread at any time; never throws. */
  void cancel();

  @Override
  void close();
}
