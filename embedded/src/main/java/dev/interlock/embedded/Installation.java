package dev.interlock.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Unpacked binaries. A manifest, written last, lists the version and every file's size, so that an
 * installation with a missing file is detected and not used.
 *
 * @param version such as {@code 18.6}
 */
record Installation(Path home, String version) {

  private static final String MANIFEST = "interlock.manifest";
  private static final Path EXTENSIONS = Path.of("share", "postgresql", "extension");

  /** Returns the installation in a folder, if it is complete. */
  static Optional<Installation> at(Path home) {
    try {
      var lines = Files.readAllLines(home.resolve(MANIFEST));
      boolean whole = lines.stream().skip(1).allMatch(line -> isThere(home, line));
      return whole ? Optional.of(new Installation(home, lines.getFirst())) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isThere(Path home, String line) {
    int blank = line.indexOf(' ');
    // java.io.File returns 0 for a missing file, and takes a third of the time of Files.size.
    return home.resolve(line.substring(blank + 1)).toFile().length()
        == Long.parseLong(line.substring(0, blank));
  }

  /** Unpacks into an empty folder, runs the result and completes it with the manifest. */
  static Installation unpack(Archive archive, Path home, ServerAccount account) throws IOException {
    try (var content = archive.open()) {
      TarReader.unpack(content, home);
    }
    var installation = new Installation(home, versionOf(home, account));
    Files.write(home.resolve(MANIFEST), installation.manifest());
    return installation;
  }

  /** Returns the same binaries in another, empty folder, with stubs among the extensions. */
  Installation with(List<ExtensionStub> stubs, Path folder) throws IOException {
    new FileTree(home).linkTo(folder);
    Files.delete(folder.resolve(MANIFEST));
    for (ExtensionStub stub : stubs) {
      stub.installInto(folder.resolve(EXTENSIONS));
    }
    var installation = new Installation(folder, version);
    Files.write(folder.resolve(MANIFEST), installation.manifest());
    return installation;
  }

  private static String versionOf(Path home, ServerAccount account) throws IOException {
    var command = List.of(home.resolve("bin/postgres").toString(), "--version");
    var outcome = new Command(account.command(command), home).run();
    // For example: postgres (PostgreSQL) 18.6
    var words = outcome.output().split(" ", -1);
    if (outcome.exitCode() != 0 || words.length < 3) {
      throw new EmbeddedPostgresException(
          "the unpacked PostgreSQL does not run on this machine: " + outcome.output(),
          "Check that the artifact fits the operating system and processor.");
    }
    return words[2];
  }

  private List<String> manifest() throws IOException {
    var lines = new ArrayList<String>();
    lines.add(version);
    try (var files = Files.walk(home)) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        lines.add(Files.size(file) + " " + home.relativize(file));
      }
    }
    return lines;
  }

  int majorVersion() {
    return Integer.parseInt(version.split("[^0-9]", 2)[0]);
  }

  String program(String name) {
    return home.resolve("bin").resolve(name).toString();
  }
}
