package dev.interlock.alembic.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectFinderTest {

  @TempDir Path folder;

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private AlembicProject found() {
    return ProjectFinder.find(folder, Optional.empty()).orElseThrow();
  }

  @Test
  void readsTheIniFileOfAlembicsTemplate() throws IOException {
    write("migrations/env.py", "");
    write(
        "alembic.ini",
        """
        # A generic, single database configuration.

        [alembic]
        # path to migration scripts.
        script_location = %(here)s/migrations
        # file_template = %%(rev)s_%%(slug)s
        prepend_sys_path = .
        path_separator = os
        sqlalchemy.url = driver://user:pass@localhost/dbname

        [post_write_hooks]
        [loggers]
        keys = root,sqlalchemy
        """);
    var project = found();
    assertThat(project.scripts()).isEqualTo(folder.resolve("migrations"));
    assertThat(project.versions()).containsExactly(folder.resolve("migrations/versions"));
    assertThat(project.ini()).contains(folder.resolve("alembic.ini"));
    assertThat(project.kind()).isEqualTo(AlembicProject.Kind.ALEMBIC);
    assertThat(project.recursive()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version_locations = a b",
        "version_locations = a, b",
        "path_separator = os\nversion_locations = a:b",
        "version_path_separator = :\nversion_locations = a:b",
        "version_path_separator = space\nversion_locations = a b",
        "path_separator = newline\nversion_locations =\n    a\n    # not this\n\n    b\nother = x",
        "dir = %(here)s\nVersion_Locations : %(dir)s/a b",
      })
  void splitsVersionLocations(String options) throws IOException {
    for (String name : new String[] {"m", "a", "b"}) {
      Files.createDirectory(folder.resolve(name));
    }
    write("alembic.ini", "[alembic]\nscript_location = m\n" + options + "\n");
    assertThat(found().versions()).containsExactly(folder.resolve("a"), folder.resolve("b"));
  }

  @Test
  void readsPyproject() throws IOException {
    write("m/env.py", "");
    write("v/w/x.py", "");
    write(
        "pyproject.toml",
        """
        [project]
        dependencies = ["alembic"]
        [tool.alembic]
        script_location = "%(here)s/m"
        version_locations = ["v", "%(here)s/v/w"]
        recursive_version_locations = true
        """);
    write("alembic.ini", "[alembic]\nsqlalchemy.url = x\n");
    var project = found();
    assertThat(project.scripts()).isEqualTo(folder.resolve("m"));
    assertThat(project.versions())
        .containsExactly(folder.resolve("v"), folder.resolve("v").resolve("w"));
    assertThat(project.recursive()).isTrue();
    assertThat(project.toml()).isPresent();
    assertThat(project.ini()).isPresent();
  }

  @Test
  void findsFlaskMigrate() throws IOException {
    write("migrations/env.py", "from flask import current_app\n");
    write("migrations/alembic.ini", "[alembic]\n# template\n[loggers]\nkeys = root\n");
    var project = found();
    assertThat(project.kind()).isEqualTo(AlembicProject.Kind.FLASK);
    assertThat(project.scripts()).isEqualTo(folder.resolve("migrations"));
  }

  @Test
  void findsANamedFolder() throws IOException {
    write("src/db/env.py", "");
    var named = ProjectFinder.find(folder, Optional.of(Path.of("src/db"))).orElseThrow();
    assertThat(named.versions()).containsExactly(folder.resolve("src/db/versions"));
    assertThat(named.ini()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"app:migrations", "src/db"})
  void namedFolderKeepsTheOptionsOfTheIniFile(String location) throws IOException {
    write("src/db/env.py", "");
    write("src/db/old/a1.py", "");
    write(
        "alembic.ini",
        "[alembic]\nscript_location = %s\nversion_locations = src/db/old\n".formatted(location));
    var named = ProjectFinder.find(folder, Optional.of(Path.of("src/db"))).orElseThrow();
    assertThat(named.scripts()).isEqualTo(folder.resolve("src/db"));
    assertThat(named.versions()).containsExactly(folder.resolve("src/db/old"));
    assertThat(named.ini()).contains(folder.resolve("alembic.ini"));
  }

  @Test
  void findsNoProjectWhereThereIsNone() throws IOException {
    assertThat(ProjectFinder.find(folder, Optional.empty())).isEmpty();
    write("pyproject.toml", "[project]\ndependencies = ['alembic']\nthis is = not toml\n");
    write("alembic.ini", "[other]\n");
    assertThat(ProjectFinder.find(folder, Optional.empty())).isEmpty();
    write("db/V1__a.sql", "");
    assertThat(ProjectFinder.find(folder, Optional.of(Path.of("db")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[alembic]\nscript_location = app:migrations | 2",
        "[alembic]\nscript_location = gone | 2",
        "[alembic]\nscript_location = %(nowhere)s/m | 2",
        "[alembic]\nscript_location = 100%/m | 2",
        "[alembic]\nscript_location = .\nversion_locations = a\npath_separator = tab | 4",
        "script_location = m | 1",
        "[alembic]\nwhat is this | 2",
      })
  void refusesWhatItCannotFollow(String iniAndLine) throws IOException {
    String[] parts = iniAndLine.split(" \\| ", 2);
    write("alembic.ini", parts[0]);
    assertThatThrownBy(this::found)
        .isInstanceOfSatisfying(
            Failure.Misconfigured.class,
            failure -> {
              var finding = failure.findings().getFirst();
              assertThat(finding.code()).isEqualTo(Code.ALEMBIC_CONFIGURATION);
              assertThat(finding.place().orElseThrow()).hasToString("alembic.ini:" + parts[1]);
            });
  }

  @Test
  void refusesPyprojectThatIsNotToml() throws IOException {
    write("pyproject.toml", "[tool.alembic]\nscript_location = m\n");
    assertThatThrownBy(this::found)
        .isInstanceOfSatisfying(
            Failure.Misconfigured.class,
            failure ->
                assertThat(failure.findings().getFirst().place().orElseThrow().line())
                    .isEqualTo(2));
  }
}
