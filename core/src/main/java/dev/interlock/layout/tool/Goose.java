package dev.interlock.layout.tool;

import dev.interlock.history.Printable;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * goose: {@code N_words.sql} with {@code -- +goose Up} and {@code -- +goose Down}, N a number from
 * 1 to 2⁶³−1 (migration.go, internal/sqlparser/parser.go). Its migrations in Go are refused.
 */
public final class Goose extends MigrationTool {

  private static final BigInteger GREATEST = BigInteger.valueOf(Long.MAX_VALUE);
  private static final Pattern PROGRAM = Pattern.compile("[0-9]+_.*\\.go");
  private static final Pattern MARK = Pattern.compile("(?m)^\\s*--\\s*\\+goose\\b");

  public Goose() {
    super(
        "goose",
        "goose",
        "Migrations are named `<number>_<words>.sql`, with `-- +goose Up` and `-- +goose Down` in"
            + " them.",
        VersionStyle.SECONDS,
        LedgerFormat.of(
            LedgerFormat.Match.OPEN,
            "goose_db_version",
            "version_id:int is_applied:bool tstamp:time"));
  }

  @Override
  public Sign sign(FoundFile file) {
    return isProgram(file) ? Sign.HINT : NumberedName.sign(file);
  }

  private static boolean isProgram(FoundFile file) {
    String name = file.name();
    return file.depth() == 0
        && PROGRAM.matcher(name).matches()
        && !name.endsWith("_test.go")
        && Printable.isPrintable(name);
  }

  @Override
  public boolean isMarked(String text) {
    return MARK.matcher(text).find();
  }

  @Override
  public Optional<FileIdentity> identity(FoundFile file) {
    return NumberedName.parse(file, GREATEST)
        .filter(name -> !name.number().matches("0+"))
        .map(name -> name.identity(FileIdentity.Role.BOTH));
  }

  @Override
  public Optional<Misnamed> misnamed(FoundFile file) {
    return Misnamed.numbered(file, GREATEST);
  }

  @Override
  public Sections sections(String text) {
    return new GooseSections(text).read();
  }

  @Override
  public List<NewMigrationFile> files(NewMigration migration) {
    String content =
        migration.head() + "-- +goose Up\n" + whole(migration.body()) + "\n\n-- +goose Down\n\n";
    return List.of(new NewMigrationFile(migration.stem() + ".sql", content));
  }

  /**
   * Wraps the body as one statement, because goose splits at every semicolon, also inside the body
   * of a function.
   */
  private static String whole(String body) {
    return body.isBlank()
        ? body
        : "-- +goose StatementBegin\n" + body.strip() + "\n-- +goose StatementEnd";
  }

  @Override
  public Optional<String> tableVariable() {
    return Optional.of("GOOSE_TABLE");
  }
}
