package dev.interlock.layout.tool;

import dev.interlock.history.Printable;
import dev.interlock.history.Version;
import dev.interlock.url.SqliteUrl;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * dbmate: {@code <digits>_words.sql} with {@code -- migrate:up} and {@code -- migrate:down}, each
 * followed by {@code transaction:false} if it runs without a transaction. The digits are a name,
 * compared as file names are (pkg/dbmate/db.go, pkg/dbmate/migration.go).
 */
public final class Dbmate extends MigrationTool {

  private static final Pattern NAME = Pattern.compile("([0-9]+)(.*)\\.sql");
  private static final Pattern MARK = Pattern.compile("(?m)^--\\s*migrate:(up|down)\\b");

  public Dbmate() {
    super(
        "dbmate",
        "dbmate",
        "Migrations are named `<digits>_<words>.sql`, with `-- migrate:up` and `-- migrate:down`"
            + " in them.",
        VersionStyle.SECONDS,
        LedgerFormat.of(LedgerFormat.Match.ENTRIES, "schema_migrations", "version:text"));
  }

  @Override
  public Sign sign(FoundFile file) {
    return NumberedName.sign(file);
  }

  @Override
  public boolean isMarked(String text) {
    return MARK.matcher(text).find();
  }

  @Override
  public Optional<FileIdentity> identity(FoundFile file) {
    var match = NAME.matcher(file.name());
    return file.depth() == 0 && match.matches() && Printable.isPrintable(file.name())
        ? Optional.of(
            FileIdentity.of(
                Version.named(match.group(1)),
                match.group(2).replaceFirst("^_", ""),
                FileIdentity.Role.BOTH))
        : Optional.empty();
  }

  @Override
  public Optional<Misnamed> misnamed(FoundFile file) {
    return Misnamed.ofAnyNumber(file);
  }

  @Override
  public Sections sections(String text) {
    return new DbmateSections(text).read();
  }

  @Override
  public List<NewMigrationFile> files(NewMigration migration) {
    String content =
        migration.head() + "-- migrate:up\n" + migration.body() + "\n\n-- migrate:down\n\n";
    return List.of(new NewMigrationFile(migration.stem() + ".sql", content));
  }

  @Override
  protected SqliteUrl located(SqliteUrl url, Path migrations) {
    return url.spelling() == SqliteUrl.Spelling.TWO_SLASHES
        ? url.at(url.absolute())
        : super.located(url, migrations);
  }

  @Override
  public Optional<String> tableVariable() {
    return Optional.of("DBMATE_MIGRATIONS_TABLE");
  }
}
