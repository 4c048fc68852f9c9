package dev.interlock.dist;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.interlock.history.Checksum;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * The classes, resources and services of several jars. Left out is what jars have for other readers
 * (manifests, signatures, licences, descriptions for Eclipse, SQLite for other platforms, the
 * driver's messages in other languages), and the classes of large libraries that the program cannot
 * reach.
 *
 * @param files by path
 * @param services names of providers by the name of their service, in the order of the jars
 */
record ProgramCode(
    SortedMap<String, byte[]> files, SortedMap<String, SequencedSet<String>> services) {

  private static final String SERVICES = "META-INF/services/";

  private static final Pattern FOR_OTHERS =
      Pattern.compile(
          "META-INF/.*|OSGI-INF/.*|org/sqlite/native.*|org/postgresql/translation/.*|images/.*|module-info\\.class|about[._].*|plugin\\.(xml|properties)"
              + "|(modeling32|.*\\.(exsd|melk|xtendbin|_trace|genmodel|ecore|gif|png))(/.*)?");

  /**
   * Libraries of which a small part is used, and which find no classes by names that are not in
   * their code: where one is added, `erd` of all formats shows whether that is true.
   */
  private static final Pattern REDUCED = Pattern.compile("(guava|org\\.eclipse\\.|antlr4-).*");

  /** Reads jars as the class path of this Java version would, in that order. */
  static ProgramCode read(Collection<Path> jars) throws IOException {
    var code = new ProgramCode(new TreeMap<>(), new TreeMap<>());
    var optional = new TreeSet<String>();
    for (Path jar : jars) {
      var paths = code.add(jar);
      if (REDUCED.matcher(String.valueOf(jar.getFileName())).matches()) {
        optional.addAll(paths);
      }
    }
    code.files.keySet().removeAll(new ReachableClasses(code.files).except(optional, code.services));
    return code;
  }

  /** The hash of all that it is made of. */
  Checksum checksum() {
    var digest = Checksum.sha256();
    files.forEach((path, content) -> {
      digest.update((path + " " + content.length + "\n").getBytes(UTF_8));
      digest.update(content);
    });
    return new Checksum(HexFormat.of().formatHex(digest.digest()));
  }

  private List<String> add(Path jar) throws IOException {
    try (var archive = new JarFile(jar.toFile(), false, JarFile.OPEN_READ, Runtime.version())) {
      var paths = new TreeSet<String>();
      for (var entry : archive.versionedStream().filter(file -> !file.isDirectory()).toList()) {
        try (var content = archive.getInputStream(entry)) {
          var path = entry.getName();
          if (path.startsWith(SERVICES)) {
            provide(path.substring(SERVICES.length()), new String(content.readAllBytes(), UTF_8));
          } else if (!FOR_OTHERS.matcher(path).matches()) {
            put(path, content.readAllBytes(), jar);
            paths.add(path);
          }
        }
      }
      return List.copyOf(paths);
    }
  }

  private void put(String path, byte[] content, Path jar) throws IOException {
    if (files.put(path, content) != null) {
      throw new IOException("%s has %s, as another jar does".formatted(jar.getFileName(), path));
    }
  }

  private void provide(String service, String configuration) {
    var providers =
        configuration
            .lines()
            .map(line -> line.replaceFirst("#.*", "").strip())
            .filter(line -> !line.isEmpty())
            .toList();
    services.computeIfAbsent(service, name -> new LinkedHashSet<>()).addAll(providers);
  }
}
