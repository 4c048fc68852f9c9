package dev.interlock.cli.shadow;

import dev.interlock.dialect.Dialect;
import dev.interlock.url.DatabaseUrl;
import java.util.Optional;
import java.util.Set;

/** Where shadow databases come from; what was made is gone after {@link #close}. */
interface ShadowHost extends AutoCloseable {

  /** The one that speaks to them. */
  Dialect dialect();

  /**
   * Product, exact version, and what else a replay on them depends on; empty where that is unknown.
   * May ask a server.
   */
  Optional<String> version();

  /** One more, empty. */
  DatabaseUrl create();

  /** The URL of one of them as other programs read it; empty where it would need a password. */
  Optional<String> written(DatabaseUrl database);

  /** One more, with all that the other has; nobody may be connected to that. */
  DatabaseUrl copyOf(DatabaseUrl other);

  /** Gone before the others. */
  void discard(DatabaseUrl database);

  /** The extensions that stubs stand in for. */
  Set<String> stubs();

  @Override
  void close();
}
