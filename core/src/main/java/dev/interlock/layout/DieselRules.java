package dev.interlock.layout;

import dev.interlock.file.RegularFile;
import dev.interlock.history.Commits;
import dev.interlock.history.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Diesel: folders {@code <version>_<words>} with {@code up.sql}, {@code down.sql} and {@code
 * metadata.toml}. The version is the text before the first underscore, without hyphens, compared as
 * text; {@code run_in_transaction = false} runs both scripts without a transaction, and so does a
 * {@code metadata.toml} without that key (diesel_migrations/migrations_internals/src/lib.rs).
 */
final class DieselRules implements LayoutRules {

  private static final Pattern TRUE =
      Pattern.compile("(?m)^\\s*run_in_transaction\\s*=\\s*true\\s*(#.*)?$");

  @Override
  public Optional<FileIdentity> identity(FileTree.Entry.Regular file) {
    return switch (file.name()) {
      case "up.sql" -> file.folder().flatMap(folder -> identity(folder, FileIdentity.Role.UP));
      case "down.sql" -> file.folder().flatMap(folder -> identity(folder, FileIdentity.Role.UNDO));
      default -> Optional.empty();
    };
  }

  private static Optional<FileIdentity> identity(String folder, FileIdentity.Role role) {
    int underscore = folder.indexOf('_');
    String written = underscore < 0 ? folder : folder.substring(0, underscore);
    String words = underscore < 0 ? "" : folder.substring(underscore + 1);
    String name = written.replace("-", "");
    return Version.isName(name)
        ? Optional.of(FileIdentity.of(Version.whole(name, written), words, role))
        : Optional.empty();
  }

  @Override
  public String rule() {
    return "Migrations are folders named `<version>_<words>` with `up.sql` and `down.sql`.";
  }

  @Override
  public Optional<Misnamed> misnamed(FileTree.Entry.Regular file) {
    return FolderNames.misnamed(file, "up.sql");
  }

  @Override
  public Commits commits(FileTree.Entry.Regular file, byte[] content) {
    var metadata = file.path().resolveSibling("metadata.toml");
    if (!Files.isRegularFile(metadata)) {
      return Commits.TOGETHER;
    }
    try {
      String said = RegularFile.readText(metadata, 1);
      return TRUE.matcher(said).find() ? Commits.TOGETHER : Commits.EACH;
    } catch (IOException e) {
      return Commits.TOGETHER;
    }
  }

  @Override
  public Optional<String> fileInFolder() {
    return Optional.of("up.sql");
  }

  @Override
  public List<NewMigrationFile> files(NewMigration migration) {
    String folder = migration.version() + "_" + migration.words() + "/";
    var files = new ArrayList<NewMigrationFile>();
    files.add(new NewMigrationFile(folder + "up.sql", migration.head() + migration.body()));
    if (migration.withUndo()) {
      files.add(new NewMigrationFile(folder + "down.sql", migration.undoHead()));
    }
    return files;
  }

  @Override
  public VersionStyle firstVersion() {
    return VersionStyle.HYPHENS;
  }
}
