package dev.interlock.acceptance.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.acceptance.alembic.AlembicFolder.Driver;
import dev.interlock.acceptance.campaign.Pause;
import dev.interlock.acceptance.campaign.Program;
import dev.interlock.acceptance.campaign.Program.Ended;
import dev.interlock.acceptance.campaign.Session;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The password is in no output, traceback, row, file or command line, whatever the project prints.
 */
@ExtendWith(PostgresExtension.class)
final class AlembicSecretsIT {

  private static final String MARK = "Xq7zK";
  private static final String PASSWORD = MARK + "%2Fp%40s%25s%3D%22q";

  private static final String TALKATIVE =
      """
      import os, time, sys
      url = os.environ["DATABASE_URL"]
      print("stdout", url)
      print("stderr", url, file=sys.stderr)
      print(op.get_bind().engine.url.render_as_string(hide_password=False))
      print(vars(op.get_bind().connection.dbapi_connection) if hasattr(
          op.get_bind().connection.dbapi_connection, "__dict__") else "")
      """;

  @ParameterizedTest
  @EnumSource(names = {"PSYCOPG", "ASYNCPG"})
  void areShownNowhere(Driver driver, TestDatabase database) throws IOException {
    String url = database.url().replaceFirst("//[^@/]*@?", "//postgres:" + PASSWORD + "@");
    try (var project = AlembicFolder.create(driver)) {
      Path flag = project.path().resolveSibling("flag");
      project
          .revision("first1", "", TALKATIVE + "op.execute('CREATE TABLE note (text text)')")
          .revision(
              "second",
              "first1",
              TALKATIVE
                  + """
                  if op.get_bind().exec_driver_sql("SELECT current_database()").scalar() == "%s":
                      open("%s", "w").close()
                      time.sleep(1)
                  """
                      .formatted(database.name(), flag))
          .revision("third3", "second", TALKATIVE + "raise RuntimeError('cannot reach ' + url)")
          .revision("fourth", "third3", "pass");
      Program interlock = project.interlock(url);
      var outputs = new ArrayList<String>();
      try (var run = interlock.start("upgrade", "second")) {
        while (run.isAlive() && !Files.exists(flag)) {
          Pause.of(Duration.ofMillis(20));
        }
        outputs.add(commandLines());
        Ended ended = Program.ended(run);
        assertThat(ended.exit()).as(ended.output().replace(MARK, "<leak>")).isZero();
        outputs.add(ended.output());
      }
      Ended failed = interlock.run("upgrade");
      assertThat(failed.exit()).as(failed.output().replace(MARK, "<leak>")).isNotZero();
      assertThat(failed.output()).contains("RuntimeError");
      outputs.add(failed.output());
      project.change(
          "migrations/versions/third3_.py",
          "raise RuntimeError('cannot reach ' + url)",
          "op.get_bind().execute(sa.text(\"SELECT CAST(:url AS int)\"), {\"url\": url})");
      outputs.add(interlock.run("upgrade").output());
      outputs.add(interlock.run("status").output());
      outputs.add(interlock.run("plan").output());
      outputs.add(interlock.run("seal").output());
      try (var session = Session.open(database)) {
        outputs.addAll(session.rows("SELECT m::text FROM interlock_migration m"));
        outputs.addAll(session.rows("SELECT r::text FROM interlock_run r"));
      }
      assertThat(outputs.stream().flatMap(String::lines)).noneMatch(line -> line.contains(MARK));
      assertThat(project.contents()).doesNotContain(MARK);
    }
  }

  private static String commandLines() throws IOException {
    var lines = new StringBuilder();
    try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        try {
          lines.append(Files.readString(process.resolve("cmdline"))).append('\n');
        } catch (IOException gone) {
          lines.append('\n');
        }
      }
    }
    return lines.toString();
  }
}
