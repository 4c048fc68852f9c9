package dev.interlock.layout.tool;

import dev.interlock.finding.Finding;
import dev.interlock.history.Migration;
import dev.interlock.history.ScriptFile;
import dev.interlock.history.SourceTool;
import dev.interlock.history.Version;
import dev.interlock.layout.tool.ScriptOptions.Companion;
import dev.interlock.url.SqliteUrl;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One migration tool: its files, as it reads and writes them, and its ledger. A tool is one
 * stateless class, listed in {@code META-INF/services}, and one file of {@link LedgerFormat SQL}
 * for each dialect. Two are equal if their names are.
 */
public abstract class MigrationTool implements SourceTool {

  private final String name;
  private final String product;
  private final String rule;
  private final VersionStyle firstVersion;
  private final LedgerFormat ledger;

  /**
   * @param name in configuration and messages, and of the files with its ledger's SQL
   * @param product as its makers spell it
   * @param rule the naming rule as a sentence
   * @param firstVersion the style of the first migration's version
   */
  protected MigrationTool(
      String name, String product, String rule, VersionStyle firstVersion, LedgerFormat ledger) {
    this.name = name;
    this.product = product;
    this.rule = rule;
    this.firstVersion = firstVersion;
    this.ledger = ledger;
  }

  @Override
  public final String name() {
    return name;
  }

  /** Returns the product's name as its makers spell it. */
  public final String product() {
    return product;
  }

  // ---- finding its files

  /** Returns the evidence that a folder with this file is the tool's. */
  public abstract Sign sign(FoundFile file);

  /** Whether a text has marks that only this tool writes. */
  public boolean isMarked(String text) {
    return false;
  }

  /** Whether the tool also runs files that look like those of another one. */
  public boolean runsFilesOf(SourceTool other) {
    return equals(other);
  }

  // ---- reading its files

  /** Returns the identity of a file; empty if it is not a migration. */
  public abstract Optional<FileIdentity> identity(FoundFile file);

  /** Returns the naming rule as a sentence. */
  public final String rule() {
    return rule;
  }

  /** Returns the reason why a file is not a migration; empty for a file without SQL. */
  public abstract Optional<Misnamed> misnamed(FoundFile file);

  /** Returns the script's name in the folder of a migration, if each migration is a folder. */
  public Optional<String> fileInFolder() {
    return Optional.empty();
  }

  /** Returns the name of the file beside a script that holds its options. */
  public Optional<String> companion(String script) {
    return Optional.empty();
  }

  /**
   * Returns the options of a script.
   *
   * @param companion the file beside it, if it exists
   */
  public ScriptOptions options(byte[] script, Optional<Companion> companion) {
    return ScriptOptions.DEFAULT;
  }

  /** Divides a file that contains both the up and the undo script. */
  public Sections sections(String text) {
    return Sections.whole(text);
  }

  /** Whether the tool replaces placeholders in scripts, as Flyway does. */
  public boolean replacesPlaceholders() {
    return false;
  }

  /** Returns warnings about the files together. */
  public List<Finding> doubts(List<Migration> migrations) {
    return List.of();
  }

  @Override
  public boolean acceptsEmptyScripts() {
    return true;
  }

  @Override
  public boolean restores(String setting) {
    return false;
  }

  // ---- writing new files

  /** Returns the files of a new migration. */
  public abstract List<NewMigrationFile> files(NewMigration migration);

  /** Returns the style of the first migration's version. */
  public final VersionStyle firstVersion() {
    return firstVersion;
  }

  @Override
  public String undoOf(String path) {
    return "the down section of `" + path + "`";
  }

  // ---- opening an SQLite file

  /**
   * Returns a URL of SQLite as the tool reads it, with foreign keys as it opens sessions.
   *
   * @param migrations the first folder of migrations
   */
  public final SqliteUrl read(SqliteUrl url, Path migrations) {
    var opened = url.with(url.options().orForeignKeys(enforcesForeignKeys()));
    return url.file().isEmpty() ? opened : located(opened, migrations);
  }

  /** Returns the URL of a file; unchanged if only other tools resolve its path. */
  protected SqliteUrl located(SqliteUrl url, Path migrations) {
    return switch (url.spelling()) {
      case CLEAR -> url;
      case THREE_SLASHES -> url.at(url.absolute());
      case TWO_SLASHES, RELATIVE_FILE -> url.at(url.file().orElseThrow());
    };
  }

  /** Whether the tool enforces foreign keys on SQLite, which are off by default. */
  protected boolean enforcesForeignKeys() {
    return false;
  }

  // ---- its ledger

  public final LedgerFormat ledger() {
    return ledger;
  }

  /** Returns the environment variable that names the table. */
  public Optional<String> tableVariable() {
    return Optional.empty();
  }

  /** Returns the version of a migration as the ledger has it. */
  public String ledgerId(Version version) {
    return version.toString();
  }

  /**
   * Returns the checksums by which the ledger may know a file, the one that the tool records today
   * first; empty if it records none.
   */
  protected Stream<String> checksums(ScriptFile file) {
    return Stream.empty();
  }

  /** Returns the checksum that the tool records for a file, if it records one. */
  public final Optional<String> checksum(ScriptFile file) {
    return checksums(file).findFirst();
  }

  /** Whether a recorded checksum matches a file, also if a checkout changed its line ends. */
  public final boolean fits(String checksum, ScriptFile file) {
    return checksum(file).isEmpty()
        || checksums(file).anyMatch(checksum.toLowerCase(Locale.ROOT)::equals);
  }

  /** Returns the migrations for which the ledger has a row. */
  public LedgerRows rows() {
    return LedgerRows.EACH;
  }

  /** Returns the command that clears a failed entry of the ledger. */
  public Optional<String> repairCommand() {
    return Optional.empty();
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof MigrationTool tool && name.equals(tool.name);
  }

  @Override
  public final int hashCode() {
    return name.hashCode();
  }

  @Override
  public final String toString() {
    return name;
  }
}
