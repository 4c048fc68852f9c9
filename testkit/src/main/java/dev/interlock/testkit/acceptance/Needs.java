package dev.interlock.testkit.acceptance;

import dev.interlock.testkit.PoolMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The needs of a case, from its file {@code needs}: a database, and perhaps Python.
 *
 * @param engine the database product
 * @param version PostgreSQL's major version; absent for the newest
 * @param pooler the mode of the PgBouncer that {@code DATABASE_URL} leads to, if there is one
 * @param python whether the commands run in a virtual environment with Alembic
 */
record Needs(Engine engine, OptionalInt version, Optional<PoolMode> pooler, boolean python) {

  enum Engine {
    POSTGRESQL,
    SQLITE
  }

  Needs {
    if (engine == Engine.SQLITE && (version.isPresent() || pooler.isPresent())) {
      throw new IllegalArgumentException("SQLite has neither a server version nor a pooler");
    }
  }

  /** Reads lines such as {@code pooler: transaction}. */
  static Needs parse(List<String> lines) {
    var needs = new Needs(Engine.POSTGRESQL, OptionalInt.empty(), Optional.empty(), false);
    for (var line : lines) {
      needs = needs.with(line);
    }
    return needs;
  }

  private Needs with(String line) {
    var parts = line.split(":", 2);
    if (parts.length < 2) {
      throw new IllegalArgumentException("`needs` has a line that is not `key: value`: " + line);
    }
    var value = parts[1].strip();
    return switch (parts[0].strip()) {
      case "database" -> new Needs(Engine.valueOf(upper(value)), version, pooler, python);
      case "version" -> new Needs(engine, OptionalInt.of(Integer.parseInt(value)), pooler, python);
      case "pooler" ->
          new Needs(engine, version, Optional.of(PoolMode.valueOf(upper(value))), python);
      case "python" -> new Needs(engine, version, pooler, alembic(value));
      default ->
          throw new IllegalArgumentException(
              "`needs` knows database, version, pooler and python, not: " + line);
    };
  }

  private static boolean alembic(String value) {
    if (!"alembic".equals(value)) {
      throw new IllegalArgumentException("`needs` knows python with alembic, not: " + value);
    }
    return true;
  }

  private static String upper(String value) {
    return value.toUpperCase(Locale.ROOT);
  }
}
