package dev.interlock.acceptance.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.acceptance.campaign.Program;
import dev.interlock.acceptance.campaign.Program.Ended;
import dev.interlock.testkit.PythonEnvironment;
import dev.interlock.testkit.TestDatabase;
import dev.interlock.testkit.WorkFolder;
import dev.interlock.testkit.fault.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;

/**
 * A project of Alembic in a temporary folder, whose own URL points nowhere. Closing deletes it. Not
 * thread-safe.
 */
final class AlembicFolder implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** The text that `alembic init` writes in the place of a URL. */
  private static final String PLACEHOLDER = "driver://user:pass@localhost/dbname";

  private final WorkFolder outer;
  private final Path folder;
  private final Driver driver;

  private AlembicFolder(WorkFolder outer, Driver driver) throws IOException {
    this.outer = outer;
    this.folder = Files.createDirectory(outer.path().resolve("project"));
    this.driver = driver;
  }

  /** An empty folder, to be filled by the test. */
  static AlembicFolder empty(Driver driver) {
    try {
      return new AlembicFolder(WorkFolder.create("interlock-alembic"), driver);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A project with a small {@code alembic.ini}, and an {@code env.py} like that of a template. */
  static AlembicFolder create(Driver driver) {
    return empty(driver)
        .write(
            "alembic.ini",
            """
            [alembic]
            script_location = %%(here)s/migrations
            sqlalchemy.url = %s
            """
                .formatted(driver.url("someone:nothing@192.0.2.1:1/nowhere")))
        .write("migrations/env.py", resource(driver == Driver.ASYNCPG ? "env_async.py" : "env.py"));
  }

  /** The project that `alembic init` makes of a template, with a URL that points nowhere. */
  static AlembicFolder ofTemplate(String template, Driver driver) {
    var project = empty(driver);
    project.python("-m", "alembic", "init", "-t", template, "migrations");
    return project.change(
        "alembic.ini", PLACEHOLDER, driver.url("someone:nothing@192.0.2.1:1/nowhere"));
  }

  /** A copy of a folder of the test's resources. */
  static AlembicFolder ofResources(String name, Driver driver) {
    var project = empty(driver);
    try {
      Path source = Path.of(Objects.requireNonNull(AlembicFolder.class.getResource(name)).toURI());
      for (Path file : files(source)) {
        project.write(source.relativize(file).toString(), Files.readString(file));
      }
      return project;
    } catch (IOException | URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  static String resource(String name) {
    try (var in = AlembicFolder.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path() {
    return folder;
  }

  AlembicFolder write(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces a part of a file, which must be there. */
  AlembicFolder change(String name, String part, String by) {
    String text = read(name);
    assertThat(text).contains(part);
    return write(name, text.replace(part, by));
  }

  AlembicFolder delete(String name) {
    try {
      Files.delete(folder.resolve(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a revision; {@code parent} is an id, or empty for the first. */
  AlembicFolder revision(String id, String parent, String upgrade, String downgrade) {
    return write(
        "migrations/versions/%s_.py".formatted(id),
        """
        \"""%s\"""
        from alembic import op
        import sqlalchemy as sa

        revision = "%s"
        down_revision = %s


        def upgrade():
        %s

        def downgrade():
        %s\
        """
            .formatted(
                id,
                id,
                parent.isEmpty() ? "None" : '"' + parent + '"',
                upgrade.indent(4),
                downgrade.indent(4)));
  }

  AlembicFolder revision(String id, String parent, String upgrade) {
    return revision(id, parent, upgrade, "pass");
  }

  /** Interlock in this folder, with the project's virtual environment. */
  Program interlock(String url) {
    return Program.in(folder, url).with("VIRTUAL_ENV", driver.environment().folder().toString());
  }

  Program interlock(TestDatabase database) {
    return interlock(database.url());
  }

  /** Interlock where no Python starts: one that is started fails. */
  Program interlockWithoutPython(TestDatabase database) {
    return Program.in(folder, database.url()).with("VIRTUAL_ENV", fakePython().toString());
  }

  /** A virtual environment whose Python leaves a file and fails. */
  private Path fakePython() {
    try {
      Path environment = outer.path().resolve("fake");
      Path python = environment.resolve("bin/python");
      if (!Files.exists(python)) {
        Files.createDirectories(python.getParent());
        Files.writeString(python, "#!/bin/sh\necho started >> \"$0.log\"\nexit 99\n");
        assertThat(python.toFile().setExecutable(true)).isTrue();
      }
      return environment;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the Python of {@link #interlockWithoutPython} was started. */
  boolean wasPythonStarted() {
    return Files.exists(outer.path().resolve("fake/bin/python.log"));
  }

  /** Seals the history, with a shadow database. */
  AlembicFolder seal() {
    Ended ended = interlock("postgresql://postgres@192.0.2.1/nowhere").run("seal");
    assertThat(ended.exit()).as(ended.output()).isZero();
    return this;
  }

  /** Runs a command of Alembic with a copy of {@code alembic.ini} that names the database. */
  String alembic(TestDatabase database, String... words) {
    Path ini = outer.path().resolve("right.ini");
    try {
      Files.writeString(
          ini,
          read("alembic.ini")
              .replace("%(here)s", folder.toString())
              .replaceFirst(
                  "(?m)^sqlalchemy.url = .*",
                  Matcher.quoteReplacement("sqlalchemy.url = " + url(database))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var command = new ArrayList<>(List.of("-m", "alembic", "-c", ini.toString()));
    command.addAll(List.of(words));
    return python(command.toArray(String[]::new));
  }

  /** The URL of a database as SQLAlchemy wants it. */
  String url(TestDatabase database) {
    return driver.url(database.url().replaceFirst(".*://", ""));
  }

  /** Runs the project's Python in its folder; returns its output. */
  String python(String... words) {
    return python(Map.of(), words);
  }

  String python(Map<String, String> variables, String... words) {
    Ended ended = tryPython(variables, words);
    assertThat(ended.exit()).as("%s%n%s", List.of(words), ended.output()).isZero();
    return ended.output();
  }

  Ended tryPython(Map<String, String> variables, String... words) {
    var command = new ArrayList<String>();
    command.add(driver.environment().python().toString());
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    builder.environment().putAll(variables);
    try (var process = ChildProcess.start(builder)) {
      return new Ended(process.await(LIMIT), process.output());
    }
  }

  /** The names of all files, and a hash of their contents. */
  String hash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var names = new ArrayList<Path>();
      for (Path file : files(folder)) {
        names.add(folder.relativize(file));
        digest.update(Files.readAllBytes(file));
      }
      return names + " " + new BigInteger(1, digest.digest()).toString(16);
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** The contents of all files. */
  String contents() {
    try {
      var contents = new StringBuilder();
      for (Path file : files(folder)) {
        contents.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
      return contents.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path root) throws IOException {
    try (var files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).sorted(Comparator.naturalOrder()).toList();
    }
  }

  @Override
  public void close() {
    outer.close();
  }

  /** A driver, with the environment that has it. */
  enum Driver {
    PSYCOPG2(PythonEnvironment.OLDEST),
    PSYCOPG(PythonEnvironment.NEWEST),
    ASYNCPG(PythonEnvironment.NEWEST);

    private final PythonEnvironment environment;

    Driver(PythonEnvironment environment) {
      this.environment = environment;
    }

    PythonEnvironment environment() {
      return environment;
    }

    String url(String address) {
      return "postgresql+" + name().toLowerCase(Locale.ROOT) + "://" + address;
    }
  }
}
