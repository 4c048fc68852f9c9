package dev.interlock.embedded;

import java.nio.file.Path;
import java.util.Set;

/**
 * PostgreSQL's programs, unpacked and ready. The first use of an archive costs about a second;
 * later uses check its cache entry in milliseconds and rebuild it if a file is missing. Immutable,
 * and safe for concurrent use by threads and processes.
 */
public final class PostgresBinaries {

  private final Installation installation;
  private final ServerAccount account;

  private PostgresBinaries(Installation installation, ServerAccount account) {
    this.installation = installation;
    this.account = account;
  }

  /** The binaries for this platform from the class path, in the standard cache. */
  public static PostgresBinaries onClassPath() {
    return onClassPath(CacheFolder.standard());
  }

  /** The binaries for this platform from the class path. */
  public static PostgresBinaries onClassPath(CacheFolder cache) {
    return unpacked(() -> Archive.onClassPath(BinaryPlatform.current()), cache);
  }

  /** The binaries in that {@code .jar} or {@code .txz}, in the standard cache. */
  public static PostgresBinaries ofArchive(Path archive) {
    return ofArchive(archive, CacheFolder.standard());
  }

  /** The binaries in that {@code .jar} or {@code .txz}. */
  public static PostgresBinaries ofArchive(Path archive, CacheFolder cache) {
    return unpacked(() -> Archive.ofFile(archive, BinaryPlatform.current()), cache);
  }

  /**
   * The extensions for which {@link #withStubs} has a stub.
   *
   * @return their names, as {@code CREATE EXTENSION} takes them
   */
  public static Set<String> stubs() {
    return ExtensionStub.NAMES;
  }

  /**
   * Returns the same binaries with stubs of extensions that they lack, for servers of temporary
   * data: a stub's values differ from those of the real extension.
   */
  public PostgresBinaries withStubs() {
    return StartStep.attempt(
        "the stubs of extensions cannot be written",
        () -> {
          var stubs = ExtensionStub.all();
          var home = installation.home();
          var name = home.getFileName() + "-stubs-" + ExtensionStub.key(stubs);
          return new PostgresBinaries(
              new CacheEntry(home.resolveSibling(name))
                  .readOrBuild(Installation::at, folder -> installation.with(stubs, folder)),
              account);
        });
  }

  private static PostgresBinaries unpacked(StartStep<Archive> source, CacheFolder cache) {
    return StartStep.attempt(
        "the PostgreSQL binaries cannot be unpacked into " + cache.path(),
        () -> {
          var account = ServerAccount.detect();
          var archive = source.run();
          var entry = new CacheEntry(cache.create(account).resolve("postgres-" + archive.key()));
          return new PostgresBinaries(
              entry.readOrBuild(
                  Installation::at, folder -> Installation.unpack(archive, folder, account)),
              account);
        });
  }

  /** The full version, such as {@code 18.6}. */
  public String version() {
    return installation.version();
  }

  /** The major version, such as 18. */
  public int majorVersion() {
    return installation.majorVersion();
  }

  Installation installation() {
    return installation;
  }

  ServerAccount account() {
    return account;
  }

  @Override
  public String toString() {
    return "PostgreSQL " + version() + " in " + installation.home();
  }
}
