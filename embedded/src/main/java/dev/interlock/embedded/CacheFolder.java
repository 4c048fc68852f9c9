package dev.interlock.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of unpacked binaries and template data, shared by all processes of a user. Safe to
 * delete while no server runs.
 *
 * @param path created when needed
 */
public record CacheFolder(Path path) {

  public CacheFolder {
    path = path.toAbsolutePath().normalize();
  }

  /**
   * Returns {@code $XDG_CACHE_HOME/interlock} or {@code ~/.cache/interlock} (XDG Base Directory
   * Specification). If they are not writable, or if this process runs as root and the server's
   * account cannot read them, returns Interlock's folder below the temporary folder.
   */
  public static CacheFolder standard() {
    return standard(System.getenv(), ServerAccount.detect());
  }

  static CacheFolder standard(Map<String, String> environment, ServerAccount account) {
    return Stream.of(
            absolute(environment.get("XDG_CACHE_HOME")),
            absolute(environment.get("HOME")).map(home -> home.resolve(".cache")))
        .flatMap(Optional::stream)
        .filter(CacheFolder::isWritable)
        .filter(account::canReach)
        .findFirst()
        .map(caches -> new CacheFolder(caches.resolve("interlock")))
        .orElseGet(() -> new CacheFolder(TemporaryFolder.ofUser(account).path()));
  }

  /** Ignores a relative path in the variable, which the specification calls invalid. */
  private static Optional<Path> absolute(@Nullable String path) {
    return Optional.ofNullable(path).map(Path::of).filter(Path::isAbsolute);
  }

  private static boolean isWritable(Path folder) {
    return Stream.iterate(folder, Path::getParent)
        .takeWhile(part -> part != null)
        .filter(Files::exists)
        .findFirst()
        .filter(Files::isWritable)
        .isPresent();
  }

  /** Creates the folder if necessary, and makes it readable for the server's account. */
  Path create(ServerAccount account) throws IOException {
    FileTree.createFolder(path, FileTree.READABLE);
    if (!account.canReach(path)) {
      throw new EmbeddedPostgresException(
          "the cache folder "
              + path
              + " cannot be read by the user `nobody`, which PostgreSQL runs as when Interlock runs as root.",
          "Choose a folder whose parents all have the permission o+x.");
    }
    return path;
  }
}
