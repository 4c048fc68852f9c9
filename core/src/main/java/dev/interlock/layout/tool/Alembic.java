package dev.interlock.layout.tool;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.url.SqliteUrl;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Alembic: revisions in Python, a graph. Its ledger has a row for each revision that no applied one
 * names as its parent or dependency (runtime/migration.py). A folder of SQL files is never its own.
 */
public final class Alembic extends MigrationTool {

  public Alembic() {
    super(
        "alembic",
        "Alembic",
        "Revisions are Python files that `alembic revision` writes.",
        VersionStyle.SECONDS,
        LedgerFormat.of(LedgerFormat.Match.EXACT, "alembic_version", "version_num:text"));
  }

  @Override
  public Sign sign(FoundFile file) {
    return Sign.NONE;
  }

  @Override
  public Optional<FileIdentity> identity(FoundFile file) {
    return Optional.empty();
  }

  @Override
  public Optional<Misnamed> misnamed(FoundFile file) {
    return Optional.empty();
  }

  /**
   * Refuses: only Alembic knows the project's template.
   *
   * @throws Failure.Misconfigured always
   */
  @Override
  public List<NewMigrationFile> files(NewMigration migration) {
    throw new Failure.Misconfigured(
        Finding.error(Code.PROGRAM_MIGRATION, "a revision of Alembic is written by Alembic itself.")
            .help("Run `alembic revision` or `alembic merge heads`."));
  }

  @Override
  public String undoOf(String path) {
    return "`downgrade()` of `" + path + "`";
  }

  /** To SQLAlchemy, which Alembic uses, a path after three slashes is relative. */
  @Override
  protected SqliteUrl located(SqliteUrl url, Path migrations) {
    return url.spelling() == SqliteUrl.Spelling.THREE_SLASHES
        ? url.at(url.file().orElseThrow())
        : super.located(url, migrations);
  }

  @Override
  public LedgerRows rows() {
    return LedgerRows.HEADS;
  }
}
