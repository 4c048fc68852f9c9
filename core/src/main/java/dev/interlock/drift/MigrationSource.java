package dev.interlock.drift;

import dev.interlock.dialect.Server;
import dev.interlock.history.History;
import dev.interlock.replay.ProvidedObjects;
import java.util.Optional;

/** A project's migrations, and what is known of their effects. */
@FunctionalInterface
public interface MigrationSource {

  /**
   * The migrations; asked once, while the database is awaited.
   *
   * @throws dev.interlock.finding.Failure.Refused if anything is wrong with them
   */
  History history();

  /**
   * The effects of the migrations; asked only when a schema has to be looked at, because it may
   * start a server and replay the history.
   *
   * @param history that of {@link #history()}, or one of its {@linkplain
   *     dev.interlock.baseline.BaselineExpansion expansions}
   * @param server the one that is migrated
   */
  default Effects effects(History history, Server server) {
    return new Effects.Unknown(Optional.empty());
  }

  /**
   * What the database's provider or platform brings before the first migration; asked only where a
   * database holds objects that no migration makes and no ledger vouches for, because it may start
   * a server.
   *
   * @param server the one that is migrated
   */
  default ProvidedObjects provided(Server server) {
    return ProvidedObjects.NONE;
  }

  /**
   * By what means effects are looked for, in any words: where they were not found, it is worth
   * looking again only with others. Cheap.
   */
  default String means() {
    return "";
  }
}
