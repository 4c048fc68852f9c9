package dev.interlock.project.shadow;

import dev.interlock.dialect.Dialect;
import dev.interlock.url.DatabaseUrl;
import java.util.Optional;
import java.util.Set;

/** Creates shadow databases, and removes them in {@link #close}. */
interface ShadowHost extends AutoCloseable {

  /** The dialect that connects to the databases. */
  Dialect dialect();

  /**
   * Product, exact version, and every other property of the server that a replay depends on; empty
   * if that is unknown. May contact a server.
   */
  Optional<String> version();

  /** Whether the server has other users, whom statements beyond a database would affect. */
  default boolean isShared() {
    return false;
  }

  /** Creates an empty database. */
  DatabaseUrl create();

  /** The URL of a database as other programs read it; empty if it would need a password. */
  Optional<String> written(DatabaseUrl database);

  /** Creates a copy of a database, which must have no open connection. */
  DatabaseUrl copyOf(DatabaseUrl other);

  /** Removes a database before close. */
  void discard(DatabaseUrl database);

  /** The extensions that stubs replace. */
  Set<String> stubs();

  @Override
  void close();
}
