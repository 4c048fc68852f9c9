package dev.interlock.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Copies an artifact by the local Maven, which knows the repositories and their credentials.
 *
 * @param program empty if Maven is not installed
 */
record MavenCopy(Optional<Path> program) {

  /** Time limit in minutes; the first use also downloads the plugin. */
  private static final long MINUTES = 3;

  static MavenCopy onPath(Map<String, String> environment) {
    String[] folders = environment.getOrDefault("PATH", "").split(File.pathSeparator, -1);
    return new MavenCopy(
        Stream.of(folders)
            .filter(folder -> !folder.isEmpty())
            .map(folder -> Path.of(folder).resolve("mvn"))
            .filter(Files::isExecutable)
            .findFirst());
  }

  /** Copies the artifact, if Maven obtains it in time. */
  void copy(String coordinates, Path folder) {
    if (program.isEmpty()) {
      return;
    }
    try {
      Files.createDirectories(folder);
      Process process =
          new ProcessBuilder(
                  List.of(
                      program.get().toString(),
                      "-B",
                      "-q",
                      "dependency:copy",
                      "-Dartifact=" + coordinates,
                      "-DoutputDirectory=" + folder))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      // The caller reports the missing artifact.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
