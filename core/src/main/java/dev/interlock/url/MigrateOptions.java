package dev.interlock.url;

import java.util.Set;

/**
 * The options that golang-migrate itself reads from a URL and removes before it calls its driver
 * (migrate.FilterCustomQuery). The location of its ledger is read by the ledger search; the other
 * options configure its locking and sending of statements, which Interlock does in its own way.
 */
final class MigrateOptions {

  static final String STATEMENT_TIMEOUT = "x-statement-timeout";

  static final Set<String> OF_POSTGRESQL =
      Set.of(
          "x-force-lock",
          "x-lock-strategy",
          "x-lock-table",
          "x-migrations-table",
          "x-migrations-table-quoted",
          "x-multi-statement",
          "x-multi-statement-max-size",
          STATEMENT_TIMEOUT);

  static final Set<String> OF_SQLITE = Set.of("x-migrations-table", "x-no-tx-wrap");

  private MigrateOptions() {}
}
