package dev.interlock.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * A folder of the cache that appears completely or not at all. It is built beside its place and
 * then moved there, so a reader needs no lock and a crash leaves only files that the next builder
 * deletes.
 */
record CacheEntry(Path folder) {

  private static final String UNFINISHED = ".unfinished-";

  /** Fills an empty folder. */
  @FunctionalInterface
  interface Builder {
    void build(Path folder) throws IOException;
  }

  /**
   * Reads the entry; builds it first if the reader cannot use it. Of several processes one builds
   * and the others wait.
   */
  <T> T readOrBuild(Function<Path, Optional<T>> reader, Builder builder) throws IOException {
    var there = reader.apply(folder);
    if (there.isPresent()) {
      return there.get();
    }
    return new LockFile(folder.resolveSibling(folder.getFileName() + ".lock"))
        .hold(() -> buildUnlessThere(reader, builder));
  }

  private <T> T buildUnlessThere(Function<Path, Optional<T>> reader, Builder builder)
      throws IOException {
    var builtMeanwhile = reader.apply(folder);
    if (builtMeanwhile.isPresent()) {
      return builtMeanwhile.get();
    }
    sweep();
    var unfinished = FileTree.createFolder(unfinished(), FileTree.READABLE);
    builder.build(unfinished);
    if (Files.exists(folder)) {
      // Damaged; moved away first, because a folder cannot be replaced in one step.
      Files.move(folder, unfinished(), StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    sweep();
    return reader
        .apply(folder)
        .orElseThrow(() ->
            new EmbeddedPostgresException(
                folder + " was damaged again right after it was built.",
                "Check the disk, or choose another cache folder."));
  }

  private Path unfinished() {
    return folder.resolveSibling(folder.getFileName() + UNFINISHED + UUID.randomUUID());
  }

  /** Deletes unfinished folders. Under the lock no other process builds, so a crash left them. */
  private void sweep() throws IOException {
    try (var left = Files.newDirectoryStream(parent(), folder.getFileName() + UNFINISHED + "*")) {
      for (var path : left) {
        new FileTree(path).delete();
      }
    }
  }

  private Path parent() {
    var parent = folder.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("a cache entry is not a root folder: " + folder);
    }
    return parent;
  }
}
