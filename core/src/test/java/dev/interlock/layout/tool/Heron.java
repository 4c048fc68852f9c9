package dev.interlock.layout.tool;

import dev.interlock.history.Version;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A made-up tool, added as docs/layouts.md says: {@code m7-words.sql} and {@code m7-words.back}.
 */
public final class Heron extends MigrationTool {

  private static final Pattern NAME = Pattern.compile("m([0-9]+)-(.*)\\.(sql|back)");

  public Heron() {
    super(
        "heron",
        "Heron",
        "Migrations are named `m<number>-<words>.sql` and `m<number>-<words>.back`.",
        VersionStyle.SIX_DIGITS,
        LedgerFormat.of(LedgerFormat.Match.OPEN, "heron_log", "heron_step:int heron_sum:text"));
  }

  @Override
  public Sign sign(FoundFile file) {
    return identity(file).isPresent() ? Sign.CERTAIN : Sign.NONE;
  }

  @Override
  public Optional<FileIdentity> identity(FoundFile file) {
    Matcher name = NAME.matcher(file.name());
    return name.matches() && file.depth() == 0
        ? Optional.of(
            FileIdentity.of(
                Version.parse(name.group(1)),
                name.group(2).replace('-', '_'),
                name.group(3).equals("sql") ? FileIdentity.Role.UP : FileIdentity.Role.UNDO))
        : Optional.empty();
  }

  @Override
  public Optional<Misnamed> misnamed(FoundFile file) {
    return Misnamed.isSql(file.name())
        ? Optional.of(new Misnamed.Almost(Optional.empty()))
        : Optional.empty();
  }

  @Override
  public List<NewMigrationFile> files(NewMigration migration) {
    String stem = "m" + migration.version() + "-" + migration.words().replace('_', '-');
    return migration.files(stem + ".sql", stem + ".back");
  }
}
