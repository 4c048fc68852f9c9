package dev.interlock.dist;

import dev.interlock.testkit.fault.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * A folder with a project and nothing else of a machine: a {@code PATH} on which there is no Java,
 * a home, and a folder for temporary files.
 *
 * @param folder of all of it
 * @param programs the only folder on {@code PATH}
 */
record Machine(Path folder, Path programs) {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** The end of a command. */
  record Ended(int exit, String output) {}

  static Machine in(Path folder) throws IOException {
    open(Files.createDirectories(folder));
    for (String name : new String[] {"home", "temporary", "project/db/migrations"}) {
      Files.createDirectories(folder.resolve(name));
    }
    var machine = new Machine(folder, Installation.programsWithoutJava(folder.resolve("programs")));
    machine.migration("V1__customer.sql", "CREATE TABLE customer (id int PRIMARY KEY);\n");
    machine.migration("V2__name.sql", "ALTER TABLE customer ADD COLUMN name text;\n");
    return machine;
  }

  /** The folder of a test can be read by its owner only, and a server may run as another user. */
  static void open(Path folder) throws IOException {
    for (Path path = folder; path.getNameCount() > 1; path = path.getParent()) {
      if (!path.toFile().setExecutable(true, false) || !path.toFile().setReadable(true, false)) {
        throw new IOException(path + " cannot be opened to other users");
      }
    }
  }

  void migration(String name, String sql) throws IOException {
    Files.writeString(folder.resolve("project/db/migrations").resolve(name), sql);
  }

  Path home() {
    return folder.resolve("home");
  }

  Path temporary() {
    return folder.resolve("temporary");
  }

  /** Runs a command line of `sh` in the project. */
  Ended run(Map<String, String> more, String line) {
    try (var process = start(more, line)) {
      return new Ended(process.await(LIMIT), process.output());
    }
  }

  ChildProcess start(Map<String, String> more, String line) {
    var variables = new TreeMap<String, String>();
    variables.put("PATH", programs.toString());
    // The cache has PostgreSQL from other tests; to unpack it takes seconds.
    variables.put("HOME", System.getProperty("user.home"));
    variables.put("INTERLOCK_LOG", "plain");
    variables.putAll(more);
    var builder = new ProcessBuilder(programs.resolve("sh").toString(), "-c", line);
    builder.directory(folder.resolve("project").toFile());
    builder.redirectInput(Path.of("/dev/null").toFile());
    builder.environment().clear();
    builder.environment().putAll(variables);
    return ChildProcess.start(builder);
  }
}
