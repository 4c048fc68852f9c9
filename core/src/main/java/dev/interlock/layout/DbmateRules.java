package dev.interlock.layout;

import dev.interlock.history.Printable;
import dev.interlock.history.Version;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * dbmate: {@code <digits>_words.sql} with {@code -- migrate:up} and {@code -- migrate:down}, each
 * followed by {@code transaction:false} if it runs without a transaction. The digits are a name,
 * compared as file names are (pkg/dbmate/db.go, pkg/dbmate/migration.go).
 */
final class DbmateRules implements LayoutRules {

  private static final Pattern NAME = Pattern.compile("([0-9]+)(.*)\\.sql");

  @Override
  public Optional<FileIdentity> identity(FileTree.Entry.Regular file) {
    var match = NAME.matcher(file.name());
    return file.depth() == 0 && match.matches() && Printable.isPrintable(file.name())
        ? Optional.of(
            FileIdentity.of(
                Version.named(match.group(1)), words(match.group(2)), FileIdentity.Role.BOTH))
        : Optional.empty();
  }

  private static String words(String tail) {
    return tail.replaceFirst("^_", "");
  }

  @Override
  public String rule() {
    return "Migrations are named `<digits>_<words>.sql`, with `-- migrate:up` and `-- migrate:down`"
        + " in them.";
  }

  @Override
  public Optional<Misnamed> misnamed(FileTree.Entry.Regular file) {
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
    return List.of(
        new NewMigrationFile(migration.version() + "_" + migration.words() + ".sql", content));
  }

  @Override
  public VersionStyle firstVersion() {
    return VersionStyle.SECONDS;
  }
}
