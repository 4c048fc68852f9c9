package dev.interlock.url;

import java.util.List;

/**
 * The address of a database and its login, independent of the dialect it was written in. Immutable.
 */
public sealed interface DatabaseUrl permits PostgresqlUrl, SqliteUrl {

  /** Returns the URL in one canonical spelling with every secret replaced by {@code ***}. */
  String redacted();

  /** Returns the parts of the URL that must not be shown, such as the password; may be empty. */
  List<Secret> secrets();
}
