package dev.interlock.history;

import java.util.Locale;

/** The tools whose layout of migration files can be read. */
public enum Layout {
  FLYWAY,
  GOLANG_MIGRATE,
  DBMATE,
  GOOSE,
  SQLX,
  DIESEL,
  PRISMA;

  /** Returns the tool's name in configuration and messages, such as {@code golang-migrate}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Describes the place of a migration's undo script for a message.
   *
   * @param path the path of the migration's up script
   */
  public static String undoOf(String path) {
    if (path.endsWith(".up.sql")) {
      return quoted(path.replaceFirst("\\.up\\.sql$", ".down.sql"));
    }
    if (path.endsWith("/up.sql") || path.endsWith("/migration.sql")) {
      return quoted(path.replaceFirst("/[a-z]+\\.sql$", "/down.sql"));
    }
    return path.matches("(?s)(.*/)?V[^/]*")
        ? quoted(path.replaceFirst("V([^/]*)$", "U$1"))
        : "the down section of " + quoted(path);
  }

  private static String quoted(String path) {
    return "`" + path + "`";
  }
}
