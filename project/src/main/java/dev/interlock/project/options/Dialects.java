package dev.interlock.project.options;

import dev.interlock.dialect.Dialect;
import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.sqlite.SqliteDialect;
import dev.interlock.url.DatabaseUrl;
import dev.interlock.url.PostgresqlUrl;
import dev.interlock.url.SqliteUrl;

/** The supported databases; only the classes of the one in use are loaded. */
public final class Dialects {

  private Dialects() {}

  public static Dialect of(DatabaseUrl url) {
    return switch (url) {
      case PostgresqlUrl postgres -> new PostgresDialect();
      case SqliteUrl sqlite -> new SqliteDialect();
    };
  }
}
