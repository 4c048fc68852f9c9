package dev.interlock.alembic.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.interlock.alembic.revision.RevisionId;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import dev.interlock.url.DatabaseUrlParser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The life of the process. */
@ExtendWith(PostgresExtension.class)
class PythonProcessTest {

  private static final Duration LIMIT = Duration.ofMinutes(1);

  @TempDir Path folder;

  private AlembicRunner sleeping(TestDatabase database) throws Exception {
    return new SampleProject(folder, PythonOfTests.NEWEST)
        .revision("a1", "None", "op.execute('select pg_sleep(60)')")
        .start(database);
  }

  private static void awaitEnd(AlembicRunner runner) throws Exception {
    var end = ProcessHandle.of(runner.pid()).map(ProcessHandle::onExit);
    if (end.isPresent()) {
      end.get().get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void outlivesTheThreadThatStartedIt(TestDatabase database) throws Exception {
    var started = new CompletableFuture<AlembicRunner>();
    Thread starter =
        Thread.ofPlatform()
            .start(() -> {
              try {
                started.complete(
                    new SampleProject(folder, PythonOfTests.NEWEST)
                        .revision("a1", "None", "pass")
                        .start(database));
              } catch (Exception e) {
                started.completeExceptionally(e);
              }
            });
    try (var runner = started.get(2, TimeUnit.MINUTES)) {
      starter.join();
      runner.upgrade(new RevisionId("a1"), StepStatements.NONE, StatementsAlone.UNRECORDED, LIMIT);
    }
  }

  @Test
  void endsAtOnceWhenItsInputEnds(TestDatabase database) throws Exception {
    var runner = sleeping(database);
    var asked =
        CompletableFuture.supplyAsync(() ->
            catchThrowableOfType(
                Failure.Stopped.class,
                () ->
                    runner.upgrade(
                        new RevisionId("a1"),
                        StepStatements.NONE,
                        StatementsAlone.UNRECORDED,
                        LIMIT)));
    awaitSleep(database);
    runner.close();
    awaitEnd(runner);
    var finding = asked.get(10, TimeUnit.SECONDS).findings().getFirst();
    assertThat(finding.code()).isEqualTo(Code.PYTHON_LOST);
    assertThat(finding.message())
        .isEqualTo("Python ended with exit code 75 while it ran revision `a1`.");
  }

  @Test
  void limitEndsTheProcess(TestDatabase database) throws Exception {
    try (var runner = sleeping(database)) {
      var failed =
          catchThrowableOfType(
              Failure.Stopped.class,
              () ->
                  runner.upgrade(
                      new RevisionId("a1"),
                      StepStatements.NONE,
                      StatementsAlone.UNRECORDED,
                      Duration.ofMillis(300)));
      assertThat(failed.findings().getFirst().message())
          .isEqualTo("Python did not answer within 300 ms while it ran revision `a1`.");
      awaitEnd(runner);
    }
  }

  @Test
  void cancelEndsARequestInAnotherThread(TestDatabase database) throws Exception {
    var runner = sleeping(database);
    var asked =
        CompletableFuture.supplyAsync(() ->
            catchThrowableOfType(
                Failure.Stopped.class,
                () ->
                    runner.upgrade(
                        new RevisionId("a1"),
                        StepStatements.NONE,
                        StatementsAlone.UNRECORDED,
                        LIMIT)));
    awaitSleep(database);
    runner.cancel();
    assertThat(asked.get(10, TimeUnit.SECONDS).findings().getFirst().code())
        .isEqualTo(Code.PYTHON_LOST);
  }

  private static void awaitSleep(TestDatabase database) throws Exception {
    for (int i = 0; i < 600; i++) {
      try (var connection = database.connect();
          var statement = connection.createStatement();
          var rows =
              statement.executeQuery(
                  "select 1 from pg_stat_activity where datname = current_database()"
                      + " and application_name = 'interlock test' and query ~ 'pg_sleep'")) {
        if (rows.next()) {
          return;
        }
      }
      Thread.sleep(100);
    }
    throw new AssertionError("the revision does not run");
  }

  @Test
  void saysWhichPythonLacksAlembic(TestDatabase database) throws Exception {
    var python = PythonOfTests.NEWEST.python();
    var project = new SampleProject(folder, PythonOfTests.NEWEST);
    var bare = folder.resolve("bare");
    int exit =
        new ProcessBuilder(
                python.program().toString(), "-m", "venv", "--without-pip", bare.toString())
            .start()
            .waitFor();
    assertThat(exit).isZero();
    var found =
        new PythonFinder(folder, Map.of("VIRTUAL_ENV", bare.toString())).find(Optional.empty());
    var failed =
        catchThrowableOfType(
            Failure.Misconfigured.class,
            () ->
                AlembicRunner.start(
                    found,
                    project.project(),
                    DatabaseUrlParser.parse(database.url()),
                    new RunnerOptions("i", LIMIT, line -> {}, text -> text)));
    var finding = failed.findings().getFirst();
    assertThat(finding.code()).isEqualTo(Code.PACKAGE_MISSING);
    assertThat(finding.message()).contains("`sqlalchemy`").contains("bare/bin/python");
    assertThat(finding.notes().getFirst()).isEqualTo("this Python was found in `$VIRTUAL_ENV`");
  }
}
