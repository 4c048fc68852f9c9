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
 * metadata.toml}. The version is what stands above the first underscore, without hyphens, compared
 * as text; {@code run_in_transaction = false} runs both scripts without one, and so does a {@code
 * metadata.toml} that does not say (diesel_migrations/migrations_internals/src/lib.rs).
 */
final class DieselRules implements LayoutRules {

  private static final Pattern TRUE =
      Pattern.compile("(?m)^\\s*run_in_transaction\\s*=\\s*true\\s*(#.*)?$");

  @Override
  public Optional<Part> part(FileTree.Entry.Regular file) {
    return switch (file.name()) {
      case "up.sql" -> file.folder().flatMap(folder -> part(folder, Part.Role.UP));
      case "down.sql" -> file.folder().flatMap(folder -> part(folder, Part.Role.UNDO));
      default -> Optional.empty();
    };
  }

  private static Optional<Part> part(String folder, Part.Role role) {
    int underscore = folder.indexOf('_');
    String written = underscore < 0 ? folder : folder.substring(0, underscore);
    String words = underscore < 0 ? "" : folder.substring(underscore + 1);
    String name = written.replace("-", "");
    return Version.isName(name)
        ? Optional.of(Part.of(Version.whole(name, written), words, role))
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
  public List<NewMigrationFile> files(Draft draft) {
    String folder = draft.version() + "_" + draft.words() + "/";
    var files = new ArrayList<NewMigrationFile>();
    files.add(new NewMigrationFile(folder + "up.sql", draft.head() + draft.body()));
    if (draft.withUndo()) {
      files.add(new NewMigrationFile(folder + "down.sql", draft.undoHead()));
    }
    return files;
  }

  @Override
  public VersionStyle firstVersion() {
    return VersionStyle.HYPHENS;
  }
}
