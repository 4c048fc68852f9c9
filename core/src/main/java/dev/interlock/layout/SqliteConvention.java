package dev.interlock.layout;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.Layout;
import dev.interlock.url.SqliteUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The rules by which a layout's tool reads the URL of a SQLite file and opens its sessions.
 *
 * @param migrations the first folder of migrations
 */
public record SqliteConvention(Layout layout, Path migrations) {

  /**
   * Returns the URL as the tool reads it. An ambiguous path is unchanged if the layout's tool does
   * not resolve it.
   */
  public SqliteUrl of(SqliteUrl url) {
    var enforced = url.with(url.options().orForeignKeys(hasForeignKeys()));
    return url.file().isEmpty() ? enforced : placed(enforced);
  }

  /**
   * Whether the tool enforces foreign keys. sqlx sets the pragma (sqlx-sqlite, options/mod.rs), and
   * Prisma's SQLite is built with them (libsqlite3-sys, build.rs). The other tools use SQLite's
   * default: off.
   */
  private boolean hasForeignKeys() {
    return switch (layout) {
      case SQLX, PRISMA -> true;
      case FLYWAY, GOLANG_MIGRATE, DBMATE, GOOSE, DIESEL -> false;
    };
  }

  private SqliteUrl placed(SqliteUrl url) {
    return switch (url.spelling()) {
      case CLEAR -> url;
      case THREE_SLASHES ->
          switch (layout) {
            case SQLX, GOLANG_MIGRATE, DBMATE, GOOSE, DIESEL -> url.at(url.absolute());
            case FLYWAY, PRISMA -> url;
          };
      case TWO_SLASHES ->
          url.at(layout == Layout.DBMATE ? url.absolute() : url.file().orElseThrow());
      case RELATIVE_FILE -> layout == Layout.PRISMA ? besideSchema(url) : inWorkingFolder(url);
    };
  }

  /**
   * Resolves a relative path as Prisma does: up to version 6 from the folder of its schema, from
   * version 7 on from that of its configuration. Refuses a path for which they differ.
   */
  private SqliteUrl besideSchema(SqliteUrl url) {
    Path schema = migrations.toAbsolutePath().normalize().resolveSibling("schema.prisma");
    if (!Files.exists(schema)) {
      return inWorkingFolder(url);
    }
    Path file = url.file().orElseThrow();
    Path ofSchema = schema.resolveSibling(file).normalize();
    Path above = schema.resolveSibling("..").normalize();
    Path ofConfiguration = above.resolve(file).normalize();
    boolean isConfigured =
        Stream.of("ts", "mts", "cts", "js", "mjs", "cjs")
            .anyMatch(ending -> Files.exists(above.resolve("prisma.config." + ending)));
    if (isConfigured && !ofSchema.equals(ofConfiguration)) {
      throw new Failure.Misconfigured(
          Finding.error(
                  Code.BAD_URL,
                  "`file:%s` is `%s` to Prisma up to 6, and `%s` to Prisma 7, so which database is"
                          .formatted(file, ofSchema, ofConfiguration)
                      + " meant is unknown.")
              .help(
                  "Say it in `INTERLOCK_DATABASE`: `file:%s` or `file:%s`."
                      .formatted(ofSchema, ofConfiguration)));
    }
    return url.at(ofSchema);
  }

  private static SqliteUrl inWorkingFolder(SqliteUrl url) {
    return url.at(url.file().orElseThrow());
  }
}
