package dev.interlock.layout.tool;

import dev.interlock.history.ScriptFile;
import dev.interlock.history.Version;
import dev.interlock.url.SqliteUrl;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Flyway: {@code V<version>__<words>.sql}, {@code U<version>__<words>.sql} (undo), {@code
 * R__<words>.sql} (repeatable), in any subfolder. The file beside a script is read by {@link
 * FlywayConfiguration}. Its format is Interlock's own, so a script without statements was
 * forgotten.
 */
public final class Flyway extends MigrationTool {

  public Flyway() {
    super(
        "flyway",
        "Flyway",
        FlywayName.RULE,
        VersionStyle.DOTTED,
        LedgerFormat.of(
            LedgerFormat.Match.OPEN,
            "flyway_schema_history schema_version",
            "installed_rank:int script:text version:text type:text checksum:int success"
                + " installed_on"));
  }

  @Override
  public Sign sign(FoundFile file) {
    return FlywayName.parse(file.name()).isPresent() ? Sign.CERTAIN : Sign.NONE;
  }

  @Override
  public Optional<FileIdentity> identity(FoundFile file) {
    return FlywayName.parse(file.name())
        .map(name ->
            new FileIdentity(
                name.id(),
                name.description(),
                name.kind() == FlywayName.Kind.UNDO
                    ? FileIdentity.Role.UNDO
                    : FileIdentity.Role.UP));
  }

  @Override
  public Optional<Misnamed> misnamed(FoundFile file) {
    if (FlywayConfiguration.isOne(file.name())) {
      return Optional.empty();
    }
    Optional<Misnamed> program = program(file.name());
    if (program.isPresent()) {
      return program;
    }
    if (FlywayName.isAlmost(file.name())) {
      return Optional.of(new Misnamed.Almost(FlywayName.corrected(file.name())));
    }
    return Misnamed.isSql(file.name()) ? Optional.of(new Misnamed.Unrelated()) : Optional.empty();
  }

  /**
   * Recognises baselines, callbacks and programs, in any subfolder as scripts are (flyway-core,
   * api/callback/Event.java).
   */
  private static Optional<Misnamed> program(String name) {
    if (name.matches("(?s)B[0-9][0-9._]*__.*\\.sql")) {
      return Optional.of(new Misnamed.OtherKind("baseline migration of Flyway"));
    }
    if (name.matches("(?:before|after)[A-Z][A-Za-z]*(?:__.*)?\\.sql")
        || name.matches("createSchema(?:__.*)?\\.sql")) {
      return Optional.of(new Misnamed.OtherKind("callback of Flyway"));
    }
    return Languages.program(FoundFile.atTop(name), "(?:[VUB][0-9][0-9._]*|R)__.*");
  }

  @Override
  public Optional<String> companion(String script) {
    return Optional.of(script + FlywayConfiguration.ENDING);
  }

  @Override
  public ScriptOptions options(byte[] script, Optional<ScriptOptions.Companion> companion) {
    return companion.map(FlywayConfiguration::read).orElse(ScriptOptions.DEFAULT);
  }

  @Override
  public boolean replacesPlaceholders() {
    return true;
  }

  @Override
  public boolean acceptsEmptyScripts() {
    return false;
  }

  @Override
  public boolean restores(String setting) {
    return setting.equals("search_path") || setting.equals("role");
  }

  @Override
  public List<NewMigrationFile> files(NewMigration migration) {
    String tail = migration.version() + "__" + migration.words() + ".sql";
    return migration.files("V" + tail, "U" + tail);
  }

  @Override
  public String undoOf(String path) {
    return path.matches("(?s)(.*/)?V[^/]*")
        ? "`" + path.replaceFirst("V([^/]*)$", "U$1") + "`"
        : super.undoOf(path);
  }

  @Override
  protected SqliteUrl located(SqliteUrl url, Path migrations) {
    return url.spelling() == SqliteUrl.Spelling.THREE_SLASHES
        ? url
        : super.located(url, migrations);
  }

  /** Leading zeros stay, and underscores are written as dots. */
  @Override
  public String ledgerId(Version version) {
    return version.written().replace('_', '.');
  }

  /**
   * CRC-32 of the lines without line ends (ChecksumCalculator), for a repeatable with the values of
   * its placeholders.
   */
  @Override
  protected Stream<String> checksums(ScriptFile file) {
    return file.hasContentOfItsOwn()
        ? Stream.of(file.script().text(), file.source()).map(Flyway::crc32)
        : Stream.of(crc32(file.source()));
  }

  private static String crc32(String text) {
    var crc = new CRC32();
    text.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
    return String.valueOf((int) crc.getValue());
  }

  @Override
  public Optional<String> repairCommand() {
    return Optional.of("flyway repair");
  }
}
