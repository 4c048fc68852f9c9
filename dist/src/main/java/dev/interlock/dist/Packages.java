package dev.interlock.dist;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.interlock.history.Checksum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * The forms in which the program is handed out.
 *
 * @param folder of all packages
 * @param version of Maven
 * @param time that all files bear
 * @param platform of the program
 */
record Packages(Path folder, String version, Instant time, Platform platform) {

  private static final String SUMMARY =
      "Gets a service and its database migrations into production without an incident";

  /** glibc 2.28 is that of RHEL 8; the archive of PostgreSQL needs 2.27. */
  private static final int GLIBC_OF_POSTGRES = 28;

  /** glibc 2.17 is that of RHEL 7, and the oldest that a JDK 25 supports. */
  private static final int GLIBC_OF_JAVA = 17;

  /**
   * Writes all packages and the file of their checksums.
   *
   * @param slim {@code bin} and {@code lib} of the program
   * @param postgres what the embedded PostgreSQL adds to them
   */
  void write(FileTree slim, FileTree postgres) throws IOException {
    var whole = slim.plus(postgres);
    archive("", whole);
    archive("-slim", slim);
    wheels(slim, postgres);
    npm(slim, postgres);
    image("", whole);
    image("-slim", slim);
    checksums();
  }

  private void archive(String variant, FileTree files) throws IOException {
    var name = "interlock-%s-%s%s".formatted(version, platform.id(), variant);
    Files.write(
        folder.resolve(name + ".tar.gz"), tar().compressed(files.under("interlock-" + version)));
  }

  private void wheels(FileTree slim, FileTree postgres) throws IOException {
    requireGlibc(slim);
    var python = Wheel.version(version);
    var common = "Summary: %s\nLicense: Apache-2.0\nRequires-Python: >=3.8\n".formatted(SUMMARY);
    new Wheel(
            "interlock",
            python,
            platform.manylinux(GLIBC_OF_JAVA),
            common
                + "Provides-Extra: embedded\nRequires-Dist: interlock-embedded==%s; extra == \"embedded\"\n"
                    .formatted(python))
        .write(folder, slim, time);
    new Wheel(
            "interlock_embedded",
            python,
            platform.manylinux(GLIBC_OF_POSTGRES),
            common + "Requires-Dist: interlock==%s\n".formatted(python))
        .write(folder, postgres, time);
  }

  private static void requireGlibc(FileTree files) {
    files
        .files()
        .forEach((path, file) -> {
          if (file.glibc() > GLIBC_OF_JAVA) {
            throw new IllegalStateException(
                "%s needs glibc 2.%d, and the wheel promises 2.%d"
                    .formatted(path, file.glibc(), GLIBC_OF_JAVA));
          }
        });
  }

  private void npm(FileTree slim, FileTree postgres) throws IOException {
    var program = "@interlock/" + platform.id();
    var archive = "@interlock/embedded-" + platform.id();
    var only =
        ",\n  \"os\": [\"linux\"],\n  \"cpu\": [\"%s\"],\n  \"libc\": [\"glibc\"]"
            .formatted(platform.npmProcessor());
    npm(
        "interlock",
        """
        ,
          "bin": { "interlock": "bin/interlock" },
          "optionalDependencies": { "%s": "%s" }\
        """
            .formatted(program, version),
        launcher());
    npm(program, only, slim);
    npm(archive, only, postgres);
  }

  private void npm(String name, String members, FileTree files) throws IOException {
    new NpmPackage(name, version, SUMMARY, members).write(folder, files, tar());
  }

  private static FileTree launcher() throws IOException {
    try (var script = Packages.class.getResourceAsStream("npm-launcher")) {
      return FileTree.of(
          Map.of("bin/interlock", PackedFile.program(new String(script.readAllBytes(), UTF_8))));
    }
  }

  private void image(String variant, FileTree files) throws IOException {
    var name = "interlock-%s-%s%s-oci.tar".formatted(version, platform.id(), variant);
    new OciImage(version + variant, platform.ociArchitecture(), time)
        .write(folder.resolve(name), files.under("interlock"), tar());
  }

  private void checksums() throws IOException {
    var sums = new TreeMap<String, Checksum>();
    try (var files = Files.newDirectoryStream(folder, path -> Files.isRegularFile(path))) {
      for (Path file : files) {
        sums.put(String.valueOf(file.getFileName()), Checksum.of(Files.readAllBytes(file)));
      }
    }
    var text = new StringBuilder();
    sums.forEach((name, sum) -> text.append(sum.hex()).append("  ").append(name).append('\n'));
    Files.writeString(folder.resolve("SHA256SUMS"), text);
  }

  private TarArchive tar() {
    return new TarArchive(time);
  }
}
