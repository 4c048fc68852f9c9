package dev.interlock.acceptance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.acceptance.campaign.Program.Ended;
import dev.interlock.testkit.PgBouncer;
import dev.interlock.testkit.PoolMode;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import dev.interlock.testkit.fault.ChildProcess;
import dev.interlock.testkit.fault.Direction;
import dev.interlock.testkit.fault.Ending;
import dev.interlock.testkit.fault.Fault;
import dev.interlock.testkit.fault.FaultProxy;
import dev.interlock.testkit.fault.Signal;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The holder of the lock dies or freezes during its work, and another process continues in its
 * place.
 */
@Tag("B2")
@ExtendWith(PostgresExtension.class)
final class TakeoverIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration LEASE = Duration.ofSeconds(3);

  /** Time to notice the loss, to evict the holder, and to work on a busy machine. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private static final String INDEXES =
      "SELECT indisvalid FROM pg_index WHERE indrelid = 'a'::regclass";

  private static final String TAKEN_OVER = "took over the migration lock";

  private final Project project = Project.create();
  private TestDatabase database;

  /** Writes a migration that is as slow as the test wants, but not on a shadow database. */
  @BeforeEach
  void writeMigrations(TestDatabase fresh) {
    database = fresh;
    project
        .write(
            "V1__tables.sql",
            "CREATE TABLE a (id integer); CREATE TABLE pause AS SELECT 60 s WHERE '%s' = current_database();"
                .formatted(fresh.name()))
        .write("V2__slow.sql", "INSERT INTO a VALUES (2); SELECT pg_sleep(s) FROM pause;")
        .write("V3__more.sql", "INSERT INTO a VALUES (3);");
  }

  @AfterEach
  void closeProject() {
    project.close();
  }

  @Test
  void goesOnForAHolderThatWasKilled() {
    killTheHolder(database.url());
  }

  @Test
  void goesOnForAHolderThatWasKilledBehindAPooler() {
    try (var pooler =
        PgBouncer.start(database.address(), new PgBouncer.Pool(PoolMode.TRANSACTION, 10))) {
      killTheHolder(pooler.url(database.name()));
    }
  }

  private void killTheHolder(String url) {
    try (var session = Session.open(database);
        var holder = start(url)) {
      session.await(Activity.SLEEPS, LIMIT);
      // The running sleep has already read its length; the next one is short.
      session.execute("UPDATE pause SET s = 0");
      try (var waiting = start(url).awaitLine("waiting for the migration lock", LIMIT)) {
        holder.signal(Signal.SIGKILL);
        waiting.awaitLine(TAKEN_OVER, LEASE.plus(MARGIN));
        assertDone(Program.ended(waiting));
      }
      assertRows(session);
    }
  }

  /**
   * The fence stops the statement that the server has received, and the other process does the
   * rest.
   */
  @Test
  void goesOnForAHolderThatFrozeInATransaction() {
    try (var session = Session.open(database);
        var holder = start(database.url())) {
      session.await(Activity.SLEEPS, LIMIT);
      session.execute("UPDATE pause SET s = 0");
      holder.signal(Signal.SIGSTOP);
      // Ends the sleeping statement; its transaction is rolled back with the ledger's row.
      session.execute(
          "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep'");
      takeOverFrom(holder, session);
      assertRows(session);
    }
  }

  @Test
  void goesOnForAHolderThatFrozeBetweenStatements() {
    project.write("V2__slow.sql", "INSERT INTO a VALUES (2);");
    for (int version = 4; version < 40; version++) {
      project.write(
          "V%d__step.sql".formatted(version),
          "INSERT INTO a VALUES (%d); SELECT pg_sleep(0.05);".formatted(version));
    }
    try (var holder = start(database.url());
        var session = Session.open(database)) {
      holder.awaitLine("V6", LIMIT).signal(Signal.SIGSTOP);
      takeOverFrom(holder, session);
      assertThat(session.rows("SELECT id FROM a GROUP BY id HAVING count(*) > 1")).isEmpty();
      assertThat(session.value("SELECT count(*) FROM a")).isEqualTo("38");
    }
  }

  @Test
  void goesOnForAHolderThatFrozeWhileItBuiltAnIndex() {
    project
        .write("V2__slow.sql", "CREATE UNIQUE INDEX CONCURRENTLY a_id ON a (id);")
        .write("V3__more.sql", "INSERT INTO a VALUES (2), (3);");
    project.program(database.url()).run("upgrade", "1");
    try (var session = Session.open(database);
        var old = Session.open(database, "old transaction")) {
      old.execute("BEGIN; LOCK TABLE a IN ROW EXCLUSIVE MODE");
      try (var holder = start(database.url())) {
        session.await(Activity.BUILD_WAITS, LIMIT);
        holder.signal(Signal.SIGSTOP);
        try (var next = start(database.url()).awaitLine(TAKEN_OVER, LEASE.plus(MARGIN))) {
          old.execute("COMMIT");
          assertDone(Program.ended(next));
        }
        resume(holder, session);
        assertThat(session.rows(INDEXES)).containsExactly("t");
        assertRows(session);
      }
    }
  }

  /**
   * The holder gives up its lease, so the next run does not wait for its end, and ends the
   * statement.
   */
  @Test
  void goesOnAtOnceForAHolderThatLostItsConnection() {
    project.program(database.url()).run("upgrade", "1");
    project.write("V2__slow.sql", "CREATE INDEX CONCURRENTLY a_id ON a (id);");
    try (var session = Session.open(database);
        var old = Session.open(database, "old transaction");
        var proxy = FaultProxy.before(database.address())) {
      old.execute("BEGIN; LOCK TABLE a IN ROW EXCLUSIVE MODE");
      var url = "postgresql://postgres@127.0.0.1:%d/%s".formatted(proxy.port(), database.name());
      try (var holder = start(url, Duration.ofMinutes(5))) {
        session.await(Activity.BUILD_WAITS, LIMIT);
        proxy.become(new Fault.Cut(Direction.TO_SERVER, 0, Ending.RESET));
        var ended = Program.ended(holder);
        assertThat(ended.exit()).as(ended.output()).isEqualTo(4);
        assertThat(ended.output()).contains("CON009");
      }
      try (var next = start(database.url()).awaitLine(TAKEN_OVER, MARGIN)) {
        old.execute("COMMIT");
        assertDone(Program.ended(next));
      }
      assertThat(session.rows(INDEXES)).containsExactly("t");
    }
  }

  private void takeOverFrom(ChildProcess frozen, Session session) {
    try (var next = start(database.url()).awaitLine(TAKEN_OVER, LEASE.plus(MARGIN))) {
      assertDone(Program.ended(next));
    }
    resume(frozen, session);
  }

  /**
   * Continues a frozen holder, which must detect the loss of the lock, report it, and change
   * nothing.
   */
  private static void resume(ChildProcess frozen, Session session) {
    var before = state(session);
    frozen.signal(Signal.SIGCONT);
    Ended ended = Program.ended(frozen);
    assertThat(ended.exit()).as(ended.output()).isEqualTo(4);
    assertThat(ended.output()).contains("LCK002");
    assertThat(state(session)).isEqualTo(before);
  }

  private static String state(Session session) {
    return session.value(
        """
        SELECT concat_ws(';', (SELECT array_agg(id ORDER BY id) FROM a),
          (SELECT array_agg(m ORDER BY seq) FROM interlock_migration m),
          (SELECT array_agg(j) FROM interlock_journal j), (SELECT array_agg(l) FROM interlock_lock l))\
        """);
  }

  private ChildProcess start(String url) {
    return start(url, LEASE);
  }

  private ChildProcess start(String url, Duration lease) {
    return project
        .program(url)
        .start("upgrade", "--lock-lease", lease.toSeconds() + "s", "--lock-timeout", "20s");
  }

  private static void assertDone(Ended run) {
    assertThat(run.exit()).as(run.output()).isZero();
  }

  private static void assertRows(Session session) {
    assertThat(session.rows("SELECT id FROM a ORDER BY id")).containsExactly("2", "3");
    assertThat(session.rows("SELECT id FROM interlock_migration ORDER BY seq"))
        .containsExactly("V1", "V2", "V3");
  }
}
