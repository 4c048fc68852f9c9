package dev.interlock.layout;

import java.util.Optional;

/** Rules shared by layouts in which each migration is a folder. */
final class FolderNames {

  private FolderNames() {}

  /**
   * Returns the reason why a file is not a migration.
   *
   * @param up the name of the up script
   */
  static Optional<Misnamed> misnamed(FileTree.Entry.Regular file, String up) {
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
}
