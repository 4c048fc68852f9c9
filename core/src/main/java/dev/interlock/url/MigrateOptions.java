package dev.interlock.url;

import java.util.Set;

/**
 * The options that golang-migrate itself reads from a URL and keeps from its driver
 * (migrate.FilterCustomQuery). Where its ledger is, is read where ledgers are looked for; the
 * others say how it locks and how it sends statements, which is done in our own way here.
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
