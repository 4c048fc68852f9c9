package dev.interlock.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * An extension that replaces another of the same name on shadow servers: it has the types,
 * operators and index methods of the other, without its code. Schemas that use it read as with the
 * real extension.
 *
 * @param control the extension's control file
 * @param script the script that creates it
 * @param versions the accepted versions, oldest first; they are all the same
 */
record ExtensionStub(String name, String control, String script, List<String> versions) {

  /** The extensions that have a stub. */
  static final Set<String> NAMES = Set.of("vector");

  /** The update script between versions: it may be empty, but its file must exist. */
  private static final String NOTHING_TO_DO = "-- Every version of a stub is the same.\n";

  static List<ExtensionStub> all() throws IOException {
    var all = new ArrayList<ExtensionStub>();
    for (String name : NAMES.stream().sorted().toList()) {
      List<String> versions =
          resource(name + ".versions").lines().filter(line -> !line.startsWith("#")).toList();
      all.add(
          new ExtensionStub(name, resource(name + ".control"), resource(name + ".sql"), versions));
    }
    return all;
  }

  /** Returns a key that differs for different content, so that no cache serves an older stub. */
  static String key(List<ExtensionStub> stubs) {
    var checksum = new CRC32();
    stubs.forEach(stub -> checksum.update(stub.toString().getBytes(StandardCharsets.UTF_8)));
    return String.format("%08x", checksum.getValue());
  }

  /**
   * Writes the files among those of the server's own extensions (PostgreSQL manual, section 38.17,
   * Packaging Related Objects into an Extension).
   */
  void installInto(Path folder) throws IOException {
    write(folder.resolve(name + ".control"), control);
    String first = versions.getFirst();
    write(script(folder, first), script);
    for (int i = 1; i < versions.size(); i++) {
      write(script(folder, first + "--" + versions.get(i)), NOTHING_TO_DO);
      write(script(folder, versions.get(i - 1) + "--" + versions.get(i)), NOTHING_TO_DO);
    }
  }

  private Path script(Path folder, String versions) {
    return folder.resolve(name + "--" + versions + ".sql");
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, FileTree.READABLE_FILE);
  }

  private static String resource(String name) throws IOException {
    try (InputStream content = ExtensionStub.class.getResourceAsStream("stub/" + name)) {
      if (content == null) {
        throw new IOException("stub/" + name + " is not on the class path");
      }
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
