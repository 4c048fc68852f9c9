package dev.interlock.layout.tool;

import java.util.List;
import java.util.Optional;

/** A tool whose migrations are folders with an up script and, if wanted, {@code down.sql}. */
abstract class FolderTool extends MigrationTool {

  private static final String DOWN = "down.sql";

  private final String up;

  /**
   * @param up the name of the up script
   */
  FolderTool(
      String name,
      String product,
      String up,
      String rule,
      VersionStyle firstVersion,
      LedgerFormat ledger) {
    super(name, product, rule, firstVersion, ledger);
    this.up = up;
  }

  /** Returns the identity of a migration by the name of its folder. */
  abstract Optional<FileIdentity> ofFolder(String folder, FileIdentity.Role role);

  @Override
  public Sign sign(FoundFile file) {
    return file.depth() == 1 && file.name().equals(up) ? Sign.CERTAIN : Sign.NONE;
  }

  @Override
  public final Optional<FileIdentity> identity(FoundFile file) {
    if (file.name().equals(up)) {
      return file.folder().flatMap(folder -> ofFolder(folder, FileIdentity.Role.UP));
    }
    return file.name().equals(DOWN)
        ? file.folder().flatMap(folder -> ofFolder(folder, FileIdentity.Role.UNDO))
        : Optional.empty();
  }

  @Override
  public final Optional<Misnamed> misnamed(FoundFile file) {
    String name = file.name();
    if (!Misnamed.isSql(name)) {
      return Optional.empty();
    }
    boolean isUp = name.strip().equalsIgnoreCase(up);
    if (isUp && file.depth() > 1) {
      return Optional.of(new Misnamed.TooDeep());
    }
    boolean isInItsFolder = isUp && name.equals(up) && file.folder().isPresent();
    if (isInItsFolder) {
      return Optional.of(new Misnamed.BadFolder(file.folder().orElseThrow()));
    }
    return Optional.of(isUp ? new Misnamed.Almost(Optional.empty()) : new Misnamed.Unrelated());
  }

  @Override
  public final Optional<String> fileInFolder() {
    return Optional.of(up);
  }

  @Override
  public final String undoOf(String path) {
    return "`" + path.substring(0, path.lastIndexOf('/') + 1) + DOWN + "`";
  }

  @Override
  public final List<NewMigrationFile> files(NewMigration migration) {
    return migration.files(migration.stem() + "/" + up, migration.stem() + "/" + DOWN);
  }
}
