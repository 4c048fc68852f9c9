package dev.interlock.layout.tool;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.Migration;
import dev.interlock.history.ScriptFile;
import dev.interlock.history.Version;
import dev.interlock.url.SqliteUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Prisma: folders with {@code migration.sql}, in the order of the folders' names. The whole name is
 * the version, because two names may have the same time, or one may be a prefix of the other
 * (schema-engine, migrations_directory.rs). Files have no marks. A {@code down.sql} beside the
 * script undoes it, as in Prisma's guide to down migrations.
 */
public final class Prisma extends FolderTool {

  public Prisma() {
    super(
        "prisma",
        "Prisma",
        "migration.sql",
        "Migrations are folders named `<time>_<words>` with `migration.sql`.",
        VersionStyle.SECONDS,
        LedgerFormat.of(
            LedgerFormat.Match.OPEN,
            "_prisma_migrations",
            "applied_steps_count:int migration_name:text checksum:text finished_at started_at"
                + " rolled_back_at"));
  }

  @Override
  public Sign sign(FoundFile file) {
    return file.depth() == 0 && file.name().equals("migration_lock.toml")
        ? Sign.HINT
        : super.sign(file);
  }

  @Override
  Optional<FileIdentity> ofFolder(String folder, FileIdentity.Role role) {
    String words = folder.substring(folder.indexOf('_') + 1);
    return Version.isName(folder)
        ? Optional.of(FileIdentity.of(Version.whole(folder, folder), words, role))
        : Optional.empty();
  }

  @Override
  public List<Finding> doubts(List<Migration> migrations) {
    return PrismaOrder.doubts(migrations);
  }

  @Override
  protected SqliteUrl located(SqliteUrl url, Path migrations) {
    return switch (url.spelling()) {
      case THREE_SLASHES -> url;
      case RELATIVE_FILE -> besideSchema(url, migrations);
      case CLEAR, TWO_SLASHES -> super.located(url, migrations);
    };
  }

  /**
   * Resolves a relative path as Prisma does: up to version 6 from the folder of its schema, from
   * version 7 on from that of its configuration. Refuses a path for which they differ.
   */
  private SqliteUrl besideSchema(SqliteUrl url, Path migrations) {
    Path schema = migrations.toAbsolutePath().normalize().resolveSibling("schema.prisma");
    if (!Files.exists(schema)) {
      return super.located(url, migrations);
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
                  "`file:%s` is `%s` to Prisma up to 6, and `%s` to Prisma 7, so it is unknown which database is meant."
                      .formatted(file, ofSchema, ofConfiguration))
              .help(
                  "Set `INTERLOCK_DATABASE` to `file:%s` or `file:%s`."
                      .formatted(ofSchema, ofConfiguration)));
    }
    return url.at(ofSchema);
  }

  /** Its SQLite is built with foreign keys on (libsqlite3-sys, build.rs). */
  @Override
  protected boolean enforcesForeignKeys() {
    return true;
  }

  /** SHA-256 of the file (schema-connector, checksum.rs). */
  @Override
  protected Stream<String> checksums(ScriptFile file) {
    return Stream.concat(
        Stream.of(file.raw().hex()),
        Stream.of(file).flatMap(FileTexts::of).map(text -> FileTexts.hash("SHA-256", text)));
  }

  @Override
  public Optional<String> repairCommand() {
    return Optional.of("prisma migrate resolve");
  }
}
