package dev.interlock.replay;

import dev.interlock.dialect.Shadow;
import dev.interlock.url.DatabaseUrl;

/**
 * Creates shadow databases and copies of them. For one thread.
 *
 * <p>Methods throw {@link dev.interlock.finding.Failure.Unavailable} if a database cannot be
 * provided.
 */
public interface ReplayDatabases {

  /** Creates an empty database. */
  DatabaseUrl empty();

  /** Creates a copy of a database that has no open connections. */
  DatabaseUrl copyOf(DatabaseUrl other);

  /** Opens a database. */
  Shadow open(DatabaseUrl database);

  /** Discards a database that has no open connections. */
  void discard(DatabaseUrl database);
}
