package dev.interlock.testkit.contract;

import dev.interlock.history.ScriptFile;
import dev.interlock.history.Version;
import dev.interlock.layout.tool.FileIdentity;
import dev.interlock.layout.tool.FoundFile;
import dev.interlock.layout.tool.LedgerFormat;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.layout.tool.Misnamed;
import dev.interlock.layout.tool.NewMigration;
import dev.interlock.layout.tool.NewMigrationFile;
import dev.interlock.layout.tool.Sign;
import dev.interlock.layout.tool.VersionStyle;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A made-up tool: {@code m7-words.sql} and {@code m7-words.back}, and the table {@code petrel_log}
 * with checksums. A test that runs {@link AddedToolContract} lists it in its {@code
 * META-INF/services}, beside the SQL of its dialect.
 */
public final class Petrel extends MigrationTool {

  private static final Pattern NAME = Pattern.compile("m([0-9]+)-(.*)\\.(sql|back)");

  public Petrel() {
    super(
        "petrel",
        "Petrel",
        "Migrations are named `m<number>-<words>.sql` and `m<number>-<words>.back`.",
        VersionStyle.SIX_DIGITS,
        LedgerFormat.of(LedgerFormat.Match.OPEN, "petrel_log", "petrel_step:int petrel_sum:text"));
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

  @Override
  protected Stream<String> checksums(ScriptFile file) {
    return Stream.of(file.raw().hex());
  }
}
