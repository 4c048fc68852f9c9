package dev.interlock.dialect;

import dev.interlock.ledger.RunId;
import dev.interlock.url.DatabaseUrl;

/** Starts what runs the programs of migrations. */
@FunctionalInterface
public interface Programs {

  /** No migration is a program. */
  Programs NONE =
      (database, run) -> {
        throw new IllegalStateException("no migration is a program");
      };

  /**
   * Starts a runner.
   *
   * @param database the database to migrate, with its secrets
   * @param run the run, whose id its sessions bear
   * @throws dev.interlock.finding.Failure if it cannot be started
   */
  ProgramRunner start(DatabaseUrl database, RunId run);
}
