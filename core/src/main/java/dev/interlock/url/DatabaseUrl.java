package dev.interlock.url;

import java.util.List;

/** Where a database is and how to log in to it, whatever dialect that was written in. Immutable. */
public sealed interface DatabaseUrl permits PostgresqlUrl, SqliteUrl {

  /** The URL in one canonical spelling with every secret replaced by {@code ***}. */
  String redacted();

  /** Everything in the URL that must not be shown, such as the password; may be empty. */
  List<Secret> secrets();
}
