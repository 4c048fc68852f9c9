package dev.interlock.layout;

import dev.interlock.history.Commits;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * sqlx: {@code N_words.sql}, or {@code N_words.up.sql} and {@code N_words.down.sql}, N a signed
 * 64-bit number; a file that begins with {@code -- no-transaction} runs without a transaction
 * (sqlx-core/src/migrate/source.rs).
 */
final class SqlxRules implements LayoutRules {

  private static final BigInteger GREATEST = BigInteger.valueOf(Long.MAX_VALUE);
  private static final byte[] MARK = "-- no-transaction".getBytes(StandardCharsets.UTF_8);

  @Override
  public Optional<FileIdentity> identity(FileTree.Entry.Regular file) {
    return NumberedName.parse(file, GREATEST)
        .map(name ->
            name.identity(
                name.ending() == NumberedName.Ending.DOWN
                    ? FileIdentity.Role.UNDO
                    : FileIdentity.Role.UP));
  }

  @Override
  public String rule() {
    return "Migrations are named `<number>_<words>.sql`, or `<number>_<words>.up.sql` and"
        + " `<number>_<words>.down.sql`.";
  }

  @Override
  public Optional<Misnamed> misnamed(FileTree.Entry.Regular file) {
    return Misnamed.numbered(file, GREATEST);
  }

  @Override
  public Commits commits(FileTree.Entry.Regular file, byte[] content) {
    return marked(content);
  }

  /** Returns the grouping by the first bytes of a file. */
  static Commits marked(byte[] content) {
    boolean begins =
        content.length >= MARK.length
            && Arrays.equals(content, 0, MARK.length, MARK, 0, MARK.length);
    return begins ? Commits.EACH : Commits.TOGETHER;
  }

  @Override
  public List<NewMigrationFile> files(NewMigration migration) {
    return migration.withUndo()
        ? PairRules.pair(migration)
        : List.of(
            new NewMigrationFile(
                migration.version() + "_" + migration.words() + ".sql",
                migration.head() + migration.body()));
  }

  @Override
  public VersionStyle firstVersion() {
    return VersionStyle.SECONDS;
  }
}
