package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.apply.Settings;
import dev.interlock.event.Event;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.ledger.Lease;
import dev.interlock.ledger.LedgerDetail;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Concurrent runs, of which only one applies each migration. */
interface LockContract extends Contract {

  String ONCE = "CREATE TABLE a (id integer);\nINSERT INTO a VALUES (1);\n";

  @Test
  default void appliesOnceWhenManyRunAtOnce() {
    project().write("V1__once.sql", ONCE);
    project().write("V2__more.sql", "INSERT INTO a VALUES (2);");
    List<List<String>> done = Crowd.of(6, number -> project().run().upgrade());
    assertThat(project().rows("SELECT id FROM a ORDER BY id")).containsExactly("1", "2");
    assertThat(done.stream().flatMap(List::stream)).containsExactlyInAnyOrder("V1", "V2");
  }

  @Test
  default void waitsForTheOneThatIsAtWorkAndFindsNothingLeft() {
    project().writeTables(2);
    var first = project().run();
    first.events().atStart(() -> Crowd.sleep(Duration.ofMillis(700)));
    var second = project().run();
    assertThat(upgradeBehind(first, second)).isEmpty();
    assertThat(second.events().of(Event.WaitingForLock.class)).hasSize(1);
    assertThat(project().ledger()).containsExactly("V1 applied", "V2 applied");
  }

  /** Returns the result of the second run, which begins in the middle of the first one's work. */
  private static List<String> upgradeBehind(Run first, Run second) {
    return Crowd.of(
            2,
            number -> {
              if (number == 0) {
                return first.upgrade();
              }
              first.events().awaitStart();
              return second.upgrade();
            })
        .get(1);
  }

  @Test
  default void createsTheLedgerOnceWhenManyDoSoAtOnce() {
    project().writeTables(1);
    List<Boolean> present =
        Crowd.of(
            8,
            number -> {
              try (var target = project().target(Run.newHolder())) {
                target.createLedger();
                return target.readLedger(LedgerDetail.ROWS).present();
              }
            });
    assertThat(present).hasSize(8).containsOnly(true);
    assertThat(project().rows("SELECT count(*) FROM interlock_lock")).containsExactly("1");
  }

  @Test
  default void takesOverFromAHolderWhoseLeaseIsOver() {
    project().writeTables(1);
    var holder = Run.newHolder();
    try (var silent = project().target(holder)) {
      silent.createLedger();
      assertThat(silent.tryLock(holder, new Lease(Duration.ofMillis(300)))).isPresent();
      var run = project().run();
      assertThat(run.upgrade()).containsExactly("V1");
      assertThat(run.events().of(Event.LockTakenOver.class)).hasSize(1);
    }
  }

  // A run that froze and lost the lock may see the work of another run, which is not an error.
  @Test
  default void refusesNothingWhereItLostTheLockBeforeItLooked() {
    project().writeTables(1);
    project().seal();
    var holder = Run.newHolder();
    try (var silent = project().target(holder)) {
      silent.createLedger();
      assertThat(silent.tryLock(holder, new Lease(Duration.ofMillis(300)))).isPresent();
      var run = project().run();
      run.events()
          .atTakeover(() -> {
            project().execute("UPDATE interlock_lock SET run = '01234567', token = token + 1");
            project().execute("CREATE TABLE t1 (other text)");
          });
      assertThat(run.failure(Failure.Unavailable.class).code()).isEqualTo(Code.LOCK_LOST);
    }
  }

  @Test
  default void givesUpWaitingAfterAWhile() {
    project().writeTables(1);
    var holder = Run.newHolder();
    try (var other = project().target(holder)) {
      other.createLedger();
      assertThat(other.tryLock(holder, new Lease(Duration.ofMinutes(1)))).isPresent();
      var run = project().run();
      var finding =
          run.with(waiting(run.settings(), Duration.ofMillis(300)))
              .failure(Failure.Unavailable.class);
      assertThat(finding.code()).isEqualTo(Code.LOCK_WAIT);
      assertThat(finding.message()).contains(holder.toString());
      assertThat(run.events().of(Event.WaitingForLock.class)).hasSize(1);
    }
    assertThat(project().tables()).isEmpty();
  }

  @Test
  default void givesUpWhereAnotherSessionKeepsTheFreeLockFromEverybody() throws SQLException {
    project().writeTables(2);
    project().run().upgrade("1");
    try (var other = project().database().connect();
        var statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("UPDATE interlock_lock SET activity = 'forgotten'");
      var run = project().run();
      var finding =
          run.with(waiting(run.settings(), Duration.ofMillis(300)))
              .failure(Failure.Unavailable.class);
      assertThat(finding.code()).isEqualTo(Code.LOCK_WAIT);
      other.rollback();
    }
    assertThat(project().run().upgrade()).containsExactly("V2");
  }

  private static Settings waiting(Settings settings, Duration wait) {
    return settings.with().lockWait(new Settings.LockWait(wait)).build();
  }

  @Test
  default void outlivesItsLeaseBetweenStatements() {
    project().writeTables(3);
    var slow = project().run();
    var lease = slow.settings().with().lease(new Lease(Duration.ofMillis(900))).build();
    slow.events().atStart(() -> Crowd.sleep(Duration.ofMillis(1_500)));
    var patient = project().run();
    assertThat(upgradeBehind(slow.with(lease), patient.with(lease))).isEmpty();
    assertThat(project().ledger()).containsExactly("V1 applied", "V2 applied", "V3 applied");
  }

  @Test
  default void outlivesItsLeaseInsideATransaction() {
    project().writeTables(12);
    for (int number = 2; number <= 10; number += 2) {
      project().write("V%d__table.sql".formatted(number), project().database().shortStatement());
    }
    var slow = project().run();
    var lease = slow.settings().with().lease(new Lease(Duration.ofMillis(600))).build();
    var patient = project().run();
    assertThat(upgradeBehind(slow.with(lease), patient.with(lease))).isEmpty();
    assertThat(project().ledger()).hasSize(12);
  }
}
