package dev.interlock.layout.tool;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * golang-migrate: {@code N_words.up.sql} and {@code N_words.down.sql}, N an unsigned 64-bit number
 * (source/parse.go). It sends a file as one query and has no marker for transactions; sqlx, which
 * uses the same pairs, has one, so it is accepted here.
 */
public final class GolangMigrate extends MigrationTool {

  private static final Pattern ALMOST = Pattern.compile("(?s)[0-9].*[^A-Za-z](?:up|down)\\.sql");
  private static final BigInteger GREATEST = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

  public GolangMigrate() {
    super(
        "golang-migrate",
        "golang-migrate",
        "Migrations are named `<number>_<words>.up.sql` and `<number>_<words>.down.sql`.",
        VersionStyle.SIX_DIGITS,
        LedgerFormat.of(LedgerFormat.Match.EXACT, "schema_migrations", "dirty:bool version:int"));
  }

  @Override
  public Sign sign(FoundFile file) {
    if (file.depth() > 0) {
      return Sign.NONE;
    }
    return NumberedName.isOfPair(file.name())
        ? Sign.CERTAIN
        : ALMOST.matcher(file.name()).matches() ? Sign.ALMOST : Sign.NONE;
  }

  @Override
  public Optional<FileIdentity> identity(FoundFile file) {
    return NumberedName.parse(file, GREATEST)
        .filter(name -> name.ending() != NumberedName.Ending.NEITHER)
        .map(name ->
            name.identity(
                name.ending() == NumberedName.Ending.UP
                    ? FileIdentity.Role.UP
                    : FileIdentity.Role.UNDO));
  }

  @Override
  public Optional<Misnamed> misnamed(FoundFile file) {
    boolean isOfTheTool = file.depth() == 0 && file.name().matches("[0-9]+_.*\\.(up|down)\\..+");
    return Misnamed.numbered(file, GREATEST)
        .or(() ->
            isOfTheTool ? Optional.of(new Misnamed.Almost(Optional.empty())) : Optional.empty());
  }

  @Override
  public ScriptOptions options(byte[] script, Optional<ScriptOptions.Companion> companion) {
    return Sqlx.marked(script);
  }

  @Override
  public List<NewMigrationFile> files(NewMigration migration) {
    return migration.files(migration.stem() + ".up.sql", migration.stem() + ".down.sql");
  }

  @Override
  public String undoOf(String path) {
    return NumberedName.undoOf(path).orElseGet(() -> super.undoOf(path));
  }

  @Override
  public LedgerRows rows() {
    return LedgerRows.LAST;
  }

  @Override
  public Optional<String> repairCommand() {
    return Optional.of("migrate force VERSION");
  }
}
