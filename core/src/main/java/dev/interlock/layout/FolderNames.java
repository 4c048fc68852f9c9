package dev.interlock.layout;

import java.util.Optional;

/** What layouts have in common in which a migration is a folder. */
final class FolderNames {

  private FolderNames() {}

  /**
   * What to say of a file that is no migration.
   *
   * @param up the name of the file that applies a migration
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
