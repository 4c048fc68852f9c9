package dev.interlock.testkit;

import java.util.Locale;

/** When PgBouncer takes the server's connection back from a client (its {@code pool_mode}). */
public enum PoolMode {
  SESSION,
  TRANSACTION,
  STATEMENT;

  String option() {
    return name().toLowerCase(Locale.ROOT);
  }
}
