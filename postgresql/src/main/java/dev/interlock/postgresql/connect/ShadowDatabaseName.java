package dev.interlock.postgresql.connect;

import dev.interlock.ledger.RunId;
import dev.interlock.postgresql.script.QualifiedName;
import java.util.regex.Pattern;

/**
 * The name of a shadow database: {@code interlock_scratch_20260105120000_1f3a9c_1}. Only a database
 * with such a name is ever dropped.
 */
record ShadowDatabaseName(String value) {

  static final String PREFIX = "interlock_scratch_";

  /** Prefix, the server's time in UTC, the run, and a number within the run. */
  private static final Pattern FORM = Pattern.compile(PREFIX + "\\d{14}_[0-9a-z]+_\\d+");

  ShadowDatabaseName {
    if (!isOne(value)) {
      throw new IllegalArgumentException("not the name of a shadow database: " + value);
    }
  }

  static ShadowDatabaseName of(String time, RunId run, int number) {
    return new ShadowDatabaseName(PREFIX + time + "_" + run.value() + "_" + number);
  }

  static boolean isOne(String name) {
    return FORM.matcher(name).matches();
  }

  /** Returns the name quoted for SQL. */
  String quoted() {
    return QualifiedName.quoted(value);
  }
}
