package dev.interlock.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** An operating system and processor, with their names in zonky's artifacts. */
record BinaryPlatform(String system, String processor, boolean alpine) {

  static BinaryPlatform current() {
    return of(
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Files.exists(Path.of("/etc/alpine-release")));
  }

  static BinaryPlatform of(String osName, String osArch, boolean alpine) {
    return new BinaryPlatform(system(osName), processor(osArch), alpine);
  }

  private static String system(String osName) {
    var name = osName.toLowerCase(Locale.ROOT);
    if (name.startsWith("linux")) {
      return "linux";
    }
    if (name.startsWith("mac") || name.startsWith("darwin")) {
      return "darwin";
    }
    throw new EmbeddedPostgresException(
        "the embedded PostgreSQL does not run on " + osName + ".",
        "Use Linux or macOS, or set the URL of a PostgreSQL server.");
  }

  private static String processor(String osArch) {
    return switch (osArch) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "arm_64";
      case "ppc64le" -> "ppcle_64";
      default -> osArch;
    };
  }

  /** Possible names of the archive, best first. */
  List<String> archiveNames() {
    var name = "postgres-" + system + "-" + processor;
    return alpine ? List.of(name + "-alpine_linux.txz", name + ".txz") : List.of(name + ".txz");
  }

  /** The suffix of the Maven artifact's id. */
  String artifactSuffix() {
    var processorOfArtifact =
        switch (processor) {
          case "x86_64" -> "amd64";
          case "arm_64" -> "arm64v8";
          case "ppcle_64" -> "ppc64le";
          default -> processor;
        };
    return system + "-" + processorOfArtifact + (alpine ? "-alpine" : "");
  }

  @Override
  public String toString() {
    return system + " on " + processor;
  }
}
