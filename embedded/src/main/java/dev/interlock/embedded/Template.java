package dev.interlock.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A new data folder of 16 MB. Copying it takes milliseconds, while initdb takes half a second. It
 * has one database, {@code template1}.
 */
record Template(PostgresBinaries binaries, CacheEntry entry) {

  /** Changes with the recipe below, so that an old cache is not used for a new recipe. */
  private static final String RECIPE = "1";

  private static final String DATA = "data";
  private static final String EXTENT = "extent";

  static Template of(PostgresBinaries binaries) {
    var home = binaries.installation().home();
    return new Template(
        binaries, new CacheEntry(home.resolveSibling(home.getFileName() + "-template-" + RECIPE)));
  }

  /** Copies to a folder that does not exist yet; rebuilds a template that lost a file. */
  void copyTo(Path target) throws IOException {
    var expected = entry.readOrBuild(Template::recordedExtent, this::build);
    if (!copy(target).equals(expected)) {
      new FileTree(target).delete();
      entry.readOrBuild(Template::measuredExtent, this::build);
      copy(target);
    }
  }

  private String copy(Path target) throws IOException {
    return new FileTree(entry.folder().resolve(DATA)).copyTo(target, binaries.account()).toString();
  }

  private static Optional<String> recordedExtent(Path folder) {
    try {
      return Optional.of(Files.readString(folder.resolve(EXTENT)))
          .filter(recorded -> Files.isDirectory(folder.resolve(DATA)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> measuredExtent(Path folder) {
    try {
      var measured = new FileTree(folder.resolve(DATA)).extent().toString();
      return recordedExtent(folder).filter(measured::equals);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void build(Path folder) throws IOException {
    var data = FileTree.createFolder(folder.resolve(DATA), FileTree.PRIVATE);
    binaries.account().own(data);
    initialize(data);
    shrink(data);
    Files.deleteIfExists(data.resolve("server.log"));
    Files.deleteIfExists(data.resolve("postmaster.opts"));
    Files.writeString(folder.resolve(EXTENT), new FileTree(data).extent().toString());
  }

  private void initialize(Path data) throws IOException {
    var words = new ArrayList<String>();
    words.add(binaries.installation().program("initdb"));
    words.addAll(List.of("-D", data.toString(), "-U", Endpoint.SUPERUSER, "-A", "trust"));
    words.addAll(List.of("-E", "UTF8", "--locale=C", "--no-sync", "--wal-segsize=1"));
    if (binaries.majorVersion() >= 18) {
      words.add("--no-data-checksums");
    }
    var outcome =
        new Command(binaries.account().command(words), binaries.installation().home()).run();
    if (outcome.exitCode() != 0) {
      throw notInitialized(outcome.output());
    }
  }

  private static EmbeddedPostgresException notInitialized(String output) {
    if (output.contains("could not look up effective user ID")) {
      return new EmbeddedPostgresException(
          "PostgreSQL cannot create its first data folder, because this user id has no entry in /etc/passwd.",
          "Add one, or build the cache once as a known user and share it by XDG_CACHE_HOME.");
    }
    return new EmbeddedPostgresException(
        "PostgreSQL cannot create its first data folder: " + output,
        "Check that the cache folder can be written and has 100 MB left.");
  }

  /** Drops databases that a throw-away server does not need: they are half of the copied bytes. */
  private void shrink(Path data) throws IOException {
    var run = RunFolder.create(binaries.account());
    try {
      var server =
          ServerProcess.start(
              new Launch(
                  binaries,
                  data,
                  run.path(),
                  Endpoint.SOCKET_ONLY,
                  false,
                  Durability.THROW_AWAY.settings(binaries.majorVersion()),
                  Launch.Lifetime.OURS));
      try {
        new Databases(new Endpoint(run.path(), Endpoint.SOCKET_ONLY))
            .run(
                "DROP DATABASE postgres",
                "UPDATE pg_database SET datistemplate = false WHERE datname = 'template0'",
                "DROP DATABASE template0",
                "VACUUM FULL",
                "CHECKPOINT");
      } finally {
        server.stop(Shutdown.FAST);
      }
    } finally {
      run.discard();
    }
  }
}
