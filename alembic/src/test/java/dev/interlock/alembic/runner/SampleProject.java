package dev.interlock.alembic.runner;

import dev.interlock.alembic.project.AlembicProject;
import dev.interlock.alembic.project.ProjectFinder;
import dev.interlock.alembic.revision.RevisionFiles;
import dev.interlock.alembic.revision.RevisionGraph;
import dev.interlock.testkit.TestDatabase;
import dev.interlock.url.DatabaseUrlParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** An Alembic project in a temporary folder. Its own URL points nowhere. */
public final class SampleProject {

  /** A password that must not be shown, with letters that URLs encode. */
  static final String PASSWORD = "hush/me%now";

  private final Path folder;
  private final PythonOfTests python;
  final List<String> output = Collections.synchronizedList(new ArrayList<>());

  public SampleProject(Path folder, PythonOfTests python) throws IOException {
    this.folder = folder;
    this.python = python;
    write(
        "alembic.ini",
        """
        [alembic]
        script_location = %%(here)s/migrations
        path_separator = os
        sqlalchemy.url = postgresql+%s://someone:nothing@nowhere.invalid:1/none

        [loggers]
        keys = root
        [handlers]
        keys = console
        [formatters]
        keys = generic
        [logger_root]
        level = INFO
        handlers = console
        [handler_console]
        class = StreamHandler
        args = (sys.stdout,)
        formatter = generic
        [formatter_generic]
        format = %%(levelname)s %%(message)s
        """
            .formatted(python.driver()));
    write(
        "migrations/env.py",
        resource(python == PythonOfTests.NEWEST_ASYNC ? "async.py" : "generic.py"));
    Files.createDirectories(folder.resolve("migrations/versions"));
  }

  static String resource(String name) throws IOException {
    try (var in = SampleProject.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  public SampleProject write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  /** Replaces a part of env.py. */
  public SampleProject change(String part, String by) throws IOException {
    Path file = folder.resolve("migrations/env.py");
    String text = Files.readString(file);
    if (!text.contains(part)) {
      throw new IllegalArgumentException(part);
    }
    Files.writeString(file, text.replace(part, by));
    return this;
  }

  /** Adds a revision on {@code parent}; {@code upgrade} is the body of its function. */
  public SampleProject revision(String id, String parent, String upgrade) throws IOException {
    return revision(id, parent, upgrade, "pass");
  }

  public SampleProject revision(String id, String parent, String upgrade, String downgrade)
      throws IOException {
    return write(
        "migrations/versions/%s.py".formatted(id),
        """
        from alembic import op
        import sqlalchemy as sa

        revision = "%s"
        down_revision = %s

        def upgrade():
        %s

        def downgrade():
        %s
        """
            .formatted(id, parent, upgrade.indent(4), downgrade.indent(4)));
  }

  public AlembicProject project() {
    return ProjectFinder.find(folder, Optional.empty()).orElseThrow();
  }

  public RevisionGraph graph() {
    return RevisionFiles.read(project().versions(), false, folder);
  }

  AlembicRunner start(TestDatabase database) {
    String url = database.url().replace("postgres@", "postgres:hush%2Fme%25now@");
    return start(url);
  }

  AlembicRunner start(String url) {
    return AlembicRunner.start(
        python.python(),
        project(),
        DatabaseUrlParser.parse(url),
        new RunnerOptions("interlock test", Duration.ofMinutes(1), output::add, text -> text));
  }
}
