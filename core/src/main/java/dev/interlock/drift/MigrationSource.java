package dev.interlock.drift;

import dev.interlock.dialect.Programs;
import dev.interlock.dialect.Server;
import dev.interlock.finding.Failure;
import dev.interlock.history.History;
import dev.interlock.history.MigrationId;
import dev.interlock.replay.ProvidedObjects;
import dev.interlock.replay.UndoEffect;
import java.util.Optional;
import java.util.Set;

/** The migrations of a project, and their effects if known. */
@FunctionalInterface
public interface MigrationSource {

  /**
   * Returns the migrations. Called once, while the database is being connected.
   *
   * @throws dev.interlock.finding.Failure.Refused if the files have errors
   */
  History history();

  /**
   * Returns the effects of the migrations. Called only if a schema has to be compared, because it
   * may start a server and replay the history.
   *
   * @param history that of {@link #history()}, or one of its {@linkplain
   *     dev.interlock.plan.baseline.BaselineExpansion expansions}
   * @param server the server that is migrated
   */
  default Effects effects(History history, Server server) {
    return new Effects.Unknown(Optional.empty());
  }

  /**
   * Returns the objects that the database's provider or platform creates before the first
   * migration. Called only for a database with objects that no migration makes and with no position
   * in a ledger, because it may start a server.
   *
   * @param server the server that is migrated
   */
  default ProvidedObjects provided(Server server) {
    return ProvidedObjects.NONE;
  }

  /**
   * Runs the history on a shadow database, and observes the undo scripts of its last migrations.
   *
   * @param undone the migrations to undo; each has an undo script
   * @param server the server that is migrated
   * @throws Failure if no shadow database is available, or if a script does not run
   */
  default UndoEffect undoEffect(History history, Set<MigrationId> undone, Server server) {
    throw new Failure.Refused(ProofFindings.neverMeasured());
  }

  /** Returns what starts the programs of migrations that are not SQL. */
  default Programs programs() {
    return Programs.NONE;
  }

  /**
   * Describes the means of finding effects, as any text. If effects were unknown, another attempt
   * is useful only after this text has changed. Cheap.
   */
  default String means() {
    return "";
  }
}
