package dev.interlock.replay;

import dev.interlock.dialect.Shadow;
import dev.interlock.url.DatabaseUrl;

/**
 * Makes databases to try things on, and copies of them. For one thread.
 *
 * <p>Methods throw {@link dev.interlock.finding.Failure.Unavailable} if a database cannot be had.
 */
public interface ReplayDatabases {

  /** An empty one. */
  DatabaseUrl empty();

  /** One with all that the other has, which nobody has open. */
  DatabaseUrl copyOf(DatabaseUrl other);

  /** Opens one. */
  Shadow open(DatabaseUrl database);

  /** Gives one back that nobody has open. */
  void discard(DatabaseUrl database);
}
