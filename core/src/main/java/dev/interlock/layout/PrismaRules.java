package dev.interlock.layout;

import dev.interlock.history.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Prisma: folders with {@code migration.sql}, in the order of the folders' names. The whole name is
 * the version, because two names may have the same time, or one may be a prefix of the other
 * (schema-engine, migrations_directory.rs). Files have no marks. A {@code down.sql} beside the
 * script undoes it, as in Prisma's guide to down migrations.
 */
final class PrismaRules implements LayoutRules {

  @Override
  public Optional<FileIdentity> identity(FileTree.Entry.Regular file) {
    return switch (file.name()) {
      case "migration.sql" ->
          file.folder().flatMap(folder -> identity(folder, FileIdentity.Role.UP));
      case "down.sql" -> file.folder().flatMap(folder -> identity(folder, FileIdentity.Role.UNDO));
      default -> Optional.empty();
    };
  }

  private static Optional<FileIdentity> identity(String folder, FileIdentity.Role role) {
    String words = folder.substring(folder.indexOf('_') + 1);
    return Version.isName(folder)
        ? Optional.of(FileIdentity.of(Version.whole(folder, folder), words, role))
        : Optional.empty();
  }

  @Override
  public String rule() {
    return "Migrations are folders named `<time>_<words>` with `migration.sql`.";
  }

  @Override
  public Optional<Misnamed> misnamed(FileTree.Entry.Regular file) {
    return FolderNames.misnamed(file, "migration.sql");
  }

  @Override
  public Optional<String> fileInFolder() {
    return Optional.of("migration.sql");
  }

  @Override
  public List<NewMigrationFile> files(NewMigration migration) {
    String folder = migration.version() + "_" + migration.words() + "/";
    var files = new ArrayList<NewMigrationFile>();
    files.add(new NewMigrationFile(folder + "migration.sql", migration.head() + migration.body()));
    if (migration.withUndo()) {
      files.add(new NewMigrationFile(folder + "down.sql", migration.undoHead()));
    }
    return files;
  }

  @Override
  public VersionStyle firstVersion() {
    return VersionStyle.SECONDS;
  }
}
