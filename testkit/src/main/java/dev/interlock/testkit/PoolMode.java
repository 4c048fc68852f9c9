package dev.interlock.testkit;

import java.util.Locale;

/**
 * The moment at which PgBouncer takes a server connection back from a client (its {@code
 * pool_mode}).
 */
public enum PoolMode {
  SESSION,
  TRANSACTION,
  STATEMENT;

  String option() {
    return name().toLowerCase(Locale.ROOT);
  }
}
