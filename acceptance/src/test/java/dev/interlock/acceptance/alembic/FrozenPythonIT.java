package dev.interlock.acceptance.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.acceptance.alembic.AlembicFolder.Driver;
import dev.interlock.acceptance.campaign.FinalState;
import dev.interlock.acceptance.campaign.Pause;
import dev.interlock.acceptance.campaign.Program;
import dev.interlock.acceptance.campaign.Session;
import dev.interlock.testkit.PgBouncer;
import dev.interlock.testkit.PoolMode;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import dev.interlock.testkit.fault.ChildProcess;
import dev.interlock.testkit.fault.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Interlock and its Python freeze, and another run takes the lock over and finishes. When Python
 * wakes first, it commits nothing, wherever it was.
 */
@ExtendWith(PostgresExtension.class)
final class FrozenPythonIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** The time in which a Python that was woken continues, on a busy machine. */
  private static final Duration AWAKE = Duration.ofSeconds(2);

  enum Point {
    BEGIN(
        """
        with op.get_context().autocommit_block():
            wait()
        op.execute("INSERT INTO note VALUES ('after')")
        """),
    COMMIT(
        """
        op.execute("INSERT INTO note VALUES ('before')")
        wait()
        op.get_bind().commit()
        op.execute("INSERT INTO note VALUES ('after')")
        """),
    TEXT(
        """
        op.execute("INSERT INTO note VALUES ('before')")
        wait()
        op.execute("COMMIT")
        op.execute("INSERT INTO note VALUES ('after')")
        """);

    private final String body;

    Point(String body) {
      this.body = body;
    }
  }

  /** Waits for a file, but not on a shadow database. */
  private static final String WAIT =
      """
      import os, time
      name = op.get_bind().exec_driver_sql("SELECT current_database()").scalar()
      def wait():
          if name == "%s":
              open("%s.reached", "w").close()
              while not os.path.exists("%s.goes"):
                  time.sleep(0.02)
      """;

  @ParameterizedTest
  @CsvSource({"BEGIN, true", "COMMIT, false", "COMMIT, true", "TEXT, false"})
  void commitsNothingOnceItsLockIsLost(Point point, boolean isPooled, TestDatabase database)
      throws IOException {
    try (var project = AlembicFolder.create(Driver.PSYCOPG);
        var pooler =
            isPooled
                ? PgBouncer.start(database.address(), new PgBouncer.Pool(PoolMode.TRANSACTION, 10))
                : null) {
      Path flag = project.path().resolveSibling("flag");
      project
          .revision("first1", "", "op.execute('CREATE TABLE note (text text)')")
          .revision("second", "first1", WAIT.formatted(database.name(), flag, flag) + point.body);
      Program program =
          project.interlock(pooler == null ? database.url() : pooler.url(database.name()));
      try (var holder = start(program)) {
        Path reached = Path.of(flag + ".reached");
        while (holder.isAlive() && !Files.exists(reached)) {
          Pause.of(Duration.ofMillis(20));
        }
        ProcessHandle python = python(holder);
        signal(python, Signal.SIGSTOP);
        holder.signal(Signal.SIGSTOP);
        Files.createFile(Path.of(flag + ".goes"));
        endIdleTransaction(database);
        try (var next = start(program).awaitLine("took over the migration lock", LIMIT)) {
          var ended = Program.ended(next);
          assertThat(ended.exit()).as(ended.output()).isZero();
        }
        FinalState before = FinalState.of(database);
        assertThat(before.lines()).filteredOn(line -> line.contains("(after)")).hasSize(1);
        signal(python, Signal.SIGCONT);
        Pause.of(AWAKE);
        assertThat(FinalState.of(database)).isEqualTo(before);
        holder.signal(Signal.SIGCONT);
        var ended = Program.ended(holder);
        assertThat(ended.exit()).as(ended.output()).isEqualTo(4);
        assertThat(ended.output()).contains("LCK002");
        assertThat(FinalState.of(database)).isEqualTo(before);
      }
    }
  }

  /** The server does so itself after some minutes. */
  private static void endIdleTransaction(TestDatabase database) {
    try (var session = Session.open(database)) {
      session.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname ="
              + " current_database() AND state = 'idle in transaction'");
    }
  }

  private static ChildProcess start(Program program) {
    return program.start("upgrade", "--lock-lease", "3s", "--lock-timeout", "20s");
  }

  private static ProcessHandle python(ChildProcess process) {
    return ProcessHandle.of(process.pid()).stream()
        .flatMap(ProcessHandle::descendants)
        .filter(child -> child.info().command().filter(name -> name.contains("python")).isPresent())
        .findFirst()
        .orElseThrow(() -> new AssertionError(process.output()));
  }

  private static void signal(ProcessHandle process, Signal signal) throws IOException {
    try {
      new ProcessBuilder("kill", "-" + signal.name().substring("SIG".length()), "" + process.pid())
          .start()
          .waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
