package dev.interlock.layout.tool;

import dev.interlock.history.Commits;
import dev.interlock.history.ScriptFile;
import dev.interlock.history.SourceTool;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * sqlx: {@code N_words.sql}, or {@code N_words.up.sql} and {@code N_words.down.sql}, N a signed
 * 64-bit number; a file that begins with {@code -- no-transaction} runs without a transaction
 * (sqlx-core/src/migrate/source.rs).
 */
public final class Sqlx extends MigrationTool {

  private static final BigInteger GREATEST = BigInteger.valueOf(Long.MAX_VALUE);
  private static final byte[] MARK = "-- no-transaction".getBytes(StandardCharsets.UTF_8);

  public Sqlx() {
    super(
        "sqlx",
        "sqlx",
        "Migrations are named `<number>_<words>.sql`, or `<number>_<words>.up.sql` and"
            + " `<number>_<words>.down.sql`.",
        VersionStyle.SECONDS,
        LedgerFormat.of(
            LedgerFormat.Match.OPEN,
            "_sqlx_migrations",
            "execution_time:int version:int description:text installed_on success:bool"
                + " checksum:bytes"));
  }

  @Override
  public Sign sign(FoundFile file) {
    return NumberedName.sign(file);
  }

  /** Pairs count as golang-migrate's, with the same meaning. */
  @Override
  public boolean runsFilesOf(SourceTool other) {
    return super.runsFilesOf(other) || other instanceof GolangMigrate;
  }

  @Override
  public Optional<FileIdentity> identity(FoundFile file) {
    return NumberedName.parse(file, GREATEST)
        .map(name ->
            name.identity(
                name.ending() == NumberedName.Ending.DOWN
                    ? FileIdentity.Role.UNDO
                    : FileIdentity.Role.UP));
  }

  @Override
  public Optional<Misnamed> misnamed(FoundFile file) {
    return Misnamed.numbered(file, GREATEST);
  }

  @Override
  public ScriptOptions options(byte[] script, Optional<ScriptOptions.Companion> companion) {
    return marked(script);
  }

  /** Returns the options by the first bytes of a file. */
  static ScriptOptions marked(byte[] script) {
    boolean begins =
        script.length >= MARK.length && Arrays.equals(script, 0, MARK.length, MARK, 0, MARK.length);
    return begins ? ScriptOptions.of(Commits.EACH) : ScriptOptions.DEFAULT;
  }

  @Override
  public List<NewMigrationFile> files(NewMigration migration) {
    String stem = migration.stem();
    return migration.files(stem + (migration.withUndo() ? ".up.sql" : ".sql"), stem + ".down.sql");
  }

  @Override
  public String undoOf(String path) {
    return NumberedName.undoOf(path).orElseGet(() -> super.undoOf(path));
  }

  /** It sets the pragma (sqlx-sqlite, options/mod.rs). */
  @Override
  protected boolean enforcesForeignKeys() {
    return true;
  }

  /** SHA-384 of the text (sqlx-core, migration.rs). */
  @Override
  protected Stream<String> checksums(ScriptFile file) {
    return FileTexts.of(file).map(text -> FileTexts.hash("SHA-384", text));
  }
}
