package dev.interlock.testkit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.PostgresServers;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresExtension.class)
final class AcceptanceCasesTest {

  private static final String SQLITE = "database: sqlite\n";

  @TempDir private Path folder;

  @Test
  void findsEveryFolderWithACommand(PostgresServers servers) throws IOException {
    var project =
        new FakeProject(folder, "true")
            .with("b/second/command", "interlock\n")
            .with("a/first/command", "interlock\n")
            .with("a/first/migrations/V1__a.sql", "SELECT 1;\n")
            .with("a/no-case/readme", "\n");

    assertThat(project.cases(servers).tests())
        .extracting(DynamicTest::getDisplayName)
        .containsExactly("a/first", "b/second");
  }

  @Test
  void comparesWhatTheUserSees(PostgresServers servers) throws IOException {
    var project =
        new FakeProject(
                folder,
                """
                echo "$1 in $PWD took 12 ms"
                echo "at $DATABASE_URL" >&2
                exit 3
                """)
            .with("one/needs", SQLITE)
            .with("one/command", "interlock status\n")
            .with("one/exit", "3\n")
            .with(
                "one/expected.txt",
                """
                $ interlock status
                status in <project> took <duration>
                at <DATABASE_URL>
                [exit 3]
                """);

    assertThatCode(project.onlyTest(servers)::execute).doesNotThrowAnyException();
  }

  @Test
  void reportsOutputAndExitCodeTogether(PostgresServers servers) throws IOException {
    var project =
        new FakeProject(folder, "echo surprise; exit 7")
            .with("one/needs", SQLITE)
            .with("one/command", "interlock status\n")
            .with("one/expected.txt", "$ interlock status\n");

    assertThatThrownBy(project.onlyTest(servers)::execute)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("surprise")
        .hasMessageContaining("exit codes");
  }

  @Test
  void addsItsOwnFilesToAnExample(PostgresServers servers) throws IOException {
    var project =
        new FakeProject(folder, "find . -type f | sort; cat db/b")
            .with("example/db/a", "kept\n")
            .with("example/db/b", "of the example\n")
            .with("example/.venv/bin/python", "left by a developer\n")
            .with("one/needs", SQLITE)
            .with("one/example", "../example\n")
            .with("one/command", "interlock\n")
            .with("one/db/b", "of the case\n")
            .with("one/expected.txt", "$ interlock\n./db/a\n./db/b\nof the case\n");

    assertThatCode(project.onlyTest(servers)::execute).doesNotThrowAnyException();
  }

  @Test
  void runsInACopyOfTheProjectOnly(PostgresServers servers) throws IOException {
    var project =
        new FakeProject(folder, "find . -type f | sort; touch left-behind; cat")
            .with("one/needs", SQLITE)
            .with("one/command", "interlock\n")
            .with("one/stdin", "typed\n")
            .with("one/interlock.yml", "\n")
            .with("one/db/migrations/V1__a.sql", "\n")
            .with(
                "one/expected.txt",
                """
                $ interlock
                ./db/migrations/V1__a.sql
                ./interlock.yml
                typed
                """);

    assertThatCode(project.onlyTest(servers)::execute).doesNotThrowAnyException();
    assertThat(folder.resolve("cases/one/left-behind")).doesNotExist();
  }

  @Test
  void hidesTheDevelopersEnvironment(PostgresServers servers) throws IOException {
    var project =
        new FakeProject(folder, "env | cut -d= -f1 | grep -v -e PWD -e SHLVL -e '^_$' | sort")
            .with("one/needs", SQLITE)
            .with("one/env", "INTERLOCK_ONLINE=auto\nHOME\nJAVA_HOME\nTMPDIR\nXDG_CACHE_HOME\n")
            .with("one/command", "interlock\n")
            .with(
                "one/expected.txt",
                """
                $ interlock
                DATABASE_URL
                INTERLOCK_ONLINE
                LC_ALL
                PATH
                """);

    assertThatCode(project.onlyTest(servers)::execute).doesNotThrowAnyException();
  }

  @Test
  void provesWhatIsInThePostgresqlDatabaseAfterwards(PostgresServers servers) throws IOException {
    var project =
        new FakeProject(folder, "echo \"$DATABASE_URL\"")
            .with("one/command", "interlock\n")
            .with("one/before.sql", "CREATE TABLE a (n int); INSERT INTO a VALUES (1), (NULL);\n")
            .with("one/after.sql", "SELECT n, 'x' AS t FROM a ORDER BY n; SELECT 2 AS two;\n")
            .with("one/after.txt", "n | t\n1 | x\nNULL | x\n\ntwo\n2\n")
            .with("one/expected.txt", "$ interlock\n<DATABASE_URL>\n")
            .with("one/unchanged", "");

    assertThatCode(project.onlyTest(servers)::execute).doesNotThrowAnyException();
  }

  @Test
  void provesWhatIsInTheSqliteDatabaseAfterwards(PostgresServers servers) throws IOException {
    var project =
        new FakeProject(folder, "true")
            .with("one/needs", SQLITE)
            .with("one/command", "interlock\n")
            .with("one/before.sql", "CREATE TABLE a (n int); INSERT INTO a VALUES (1);\n")
            .with("one/after.sql", "SELECT n FROM a\n")
            .with("one/after.txt", "n\n2\n")
            .with("one/expected.txt", "$ interlock\n");

    assertThatThrownBy(project.onlyTest(servers)::execute).hasMessageContaining("after.txt");
  }

  @Test
  void putsAPoolerInFrontAndGivesTheDirectUrlToo(PostgresServers servers) throws IOException {
    var project =
        new FakeProject(
                folder, "test \"$DATABASE_URL\" != \"$DIRECT_URL\" && echo \"$DATABASE_URL\"")
            .with("one/needs", "pooler: transaction\n")
            .with("one/command", "interlock\n")
            .with("one/expected.txt", "$ interlock\n<DATABASE_URL>\n");

    assertThatCode(project.onlyTest(servers)::execute).doesNotThrowAnyException();
  }
}
