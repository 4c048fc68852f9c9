package dev.interlock.layout;

import dev.interlock.history.Commits;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * golang-migrate: {@code N_words.up.sql} and {@code N_words.down.sql}, N an unsigned 64-bit number
 * (source/parse.go). It sends a file as one query and has no marker for transactions; sqlx, which
 * uses the same pairs, has one, so it is accepted here.
 */
final class PairRules implements LayoutRules {

  private static final BigInteger GREATEST = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

  @Override
  public Optional<FileIdentity> identity(FileTree.Entry.Regular file) {
    return NumberedName.parse(file, GREATEST)
        .filter(name -> name.ending() != NumberedName.Ending.NEITHER)
        .map(name ->
            name.identity(
                name.ending() == NumberedName.Ending.UP
                    ? FileIdentity.Role.UP
                    : FileIdentity.Role.UNDO));
  }

  @Override
  public String rule() {
    return "Migrations are named `<number>_<words>.up.sql` and `<number>_<words>.down.sql`.";
  }

  @Override
  public Optional<Misnamed> misnamed(FileTree.Entry.Regular file) {
    boolean isOfTheTool = file.depth() == 0 && file.name().matches("[0-9]+_.*\\.(up|down)\\..+");
    return Misnamed.numbered(file, GREATEST)
        .or(() ->
            isOfTheTool ? Optional.of(new Misnamed.Almost(Optional.empty())) : Optional.empty());
  }

  @Override
  public Commits commits(FileTree.Entry.Regular file, byte[] content) {
    return SqlxRules.marked(content);
  }

  @Override
  public List<NewMigrationFile> files(NewMigration migration) {
    return pair(migration);
  }

  static List<NewMigrationFile> pair(NewMigration migration) {
    String stem = migration.version() + "_" + migration.words();
    var files = new ArrayList<NewMigrationFile>();
    files.add(new NewMigrationFile(stem + ".up.sql", migration.head() + migration.body()));
    if (migration.withUndo()) {
      files.add(new NewMigrationFile(stem + ".down.sql", migration.undoHead()));
    }
    return files;
  }

  @Override
  public VersionStyle firstVersion() {
    return VersionStyle.SIX_DIGITS;
  }
}
