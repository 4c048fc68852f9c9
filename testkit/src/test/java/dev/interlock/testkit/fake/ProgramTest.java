package dev.interlock.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.dialect.ProgramRunner;
import dev.interlock.dialect.ProgramRunner.Done;
import dev.interlock.dialect.ProgramRunner.Job;
import dev.interlock.dialect.ProgramRunner.Outside;
import dev.interlock.dialect.ProgramRunner.ProgramFailed;
import dev.interlock.dialect.StepFailure.Said;
import dev.interlock.dialect.StepRunner.Remains;
import dev.interlock.event.Event;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.Checksum;
import dev.interlock.history.Directives;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Program;
import dev.interlock.history.Program.Captured;
import dev.interlock.history.ScriptFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Migrations that are programs. */
class ProgramTest {

  private static final String INDEX = "INDEX a";

  private final FakeDatabase database = new FakeDatabase(new ManualClock());
  private final Runner runner = new Runner();
  private final FakeRun run = new FakeRun(database, 1).with((url, id) -> runner);
  private final FakeRun next = new FakeRun(database, 2).with((url, id) -> runner);

  /** Plays what programs do, and remembers their jobs. */
  private static final class Runner implements ProgramRunner {

    private final Deque<Play> plays = new ArrayDeque<>();
    private final List<Job> jobs = new ArrayList<>();
    private boolean isClosed;
    private boolean isCancelled;

    /** One run of a program. */
    interface Play {
      void run(Job job, Outside outside);
    }

    @Override
    public void run(Job job, Outside outside) {
      jobs.add(job);
      Optional.ofNullable(plays.poll()).ifPresent(play -> play.run(job, outside));
    }

    @Override
    public void cancel() {
      isCancelled = true;
    }

    @Override
    public void close() {
      isClosed = true;
    }
  }

  private static History history(Optional<Captured> captured) {
    var code = Checksum.of("code".getBytes(StandardCharsets.UTF_8));
    var file =
        ScriptFile.of(
            "a1.py",
            code,
            Directives.NONE,
            new Program(code, () -> captured),
            TinyHistory.splitter());
    return History.of(
        List.of(new Migration(MigrationId.parse("a1"), "tiny", List.of(), file, Optional.empty())),
        List.of());
  }

  private static List<String> upgrade(FakeRun run) {
    return run.carryOut(new FakeRun.Upgrade(history(Optional.empty()), List::of));
  }

  private Finding stops() {
    return FakeRun.failure(Failure.Stopped.class, () -> upgrade(run));
  }

  private static ProgramFailed failed(String state, boolean inFence) {
    var said =
        new Said(
            state, "no", Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());
    return new ProgramFailed(
        Finding.error(Code.PROJECT_RAISED, "it raised."), Optional.of(said), inFence, null);
  }

  private static Done done(int statements) {
    return new Done(statements, Checksum.of(new byte[] {(byte) statements}));
  }

  @Test
  void sendsFenceAndLedgerRows() {
    assertThat(upgrade(run)).containsExactly("a1");
    Job job = runner.jobs.getFirst();
    assertThat(job.statements().begin()).containsExactly("fence 1");
    assertThat(job.statements().last()).containsExactly("commit a1 applied, a1 settled");
    assertThat(job.done()).isEmpty();
    assertThat(runner.isClosed).isTrue();
  }

  @Test
  void leavesWhatItsSealProvesToTheEngine() {
    var sent = new Captured("Fake 1", "TABLE a", List.of());
    run.carryOut(new FakeRun.Upgrade(history(Optional.of(sent)), List::of));
    assertThat(runner.jobs).isEmpty();
    assertThat(database.effects()).containsExactly("TABLE a");
  }

  @Test
  void runsTheProgramWhereTheServerIsAnother() {
    var sent = new Captured("PostgreSQL 1", "TABLE a", List.of());
    run.carryOut(new FakeRun.Upgrade(history(Optional.of(sent)), List::of));
    assertThat(runner.jobs).hasSize(1);
  }

  @Test
  void reportsWhatTheProgramReports() {
    runner.plays.add((job, outside) -> {
      throw failed("42P01", false);
    });
    Finding finding = stops();
    assertThat(finding.code()).isEqualTo(Code.PROJECT_RAISED);
    assertThat(finding.notes()).contains("`a1` was rolled back; nothing of it is applied");
  }

  @Test
  void saysThatItLostTheLock() {
    runner.plays.add((job, outside) -> {
      throw failed("22012", true);
    });
    assertThat(stops().code()).isEqualTo(Code.LOCK_LOST);
  }

  @Test
  void journalsAStatementOutsideTransactionsBeforeItRuns() {
    runner.plays.add((job, outside) -> {
      assertThat(outside.starts(INDEX, done(1))).isTrue();
      assertThat(database.journal()).containsExactly("a1 1 done, next in flight");
      outside.ended(INDEX, done(2), true);
      assertThat(database.journal()).containsExactly("a1 2 done");
    });
    assertThat(upgrade(run)).containsExactly("a1");
  }

  @Test
  void continuesAfterTheStatementsThatAreDone() {
    runner.plays.add((job, outside) -> {
      outside.starts(INDEX, done(1));
      outside.ended(INDEX, done(2), true);
      throw failed("42P01", false);
    });
    assertThat(stops().notes())
        .contains("`a1` is half applied; the next run continues where it stopped");
    upgrade(next);
    assertThat(runner.jobs.getLast().done()).contains(done(2));
  }

  @Test
  void findsOutWhetherTheStatementInFlightTookEffect() {
    runner.plays.add((job, outside) -> {
      outside.starts(INDEX, done(1));
      throw new Failure.Stopped(Finding.error(Code.PYTHON_LOST, "it is gone."));
    });
    assertThat(stops().code()).isEqualTo(Code.PYTHON_LOST);
    database.leave(INDEX, Remains.WHOLE);
    runner.plays.add((job, outside) -> {
      assertThat(job.done()).contains(done(1));
      assertThat(outside.starts(INDEX, done(1))).isFalse();
      assertThat(database.journal()).containsExactly("a1 1 done");
    });
    assertThat(upgrade(next)).containsExactly("a1");
  }

  @Test
  void endsTheProgramOnASignal() {
    runner.plays.add((job, outside) -> {
      run.stop(FakeRun.SIGNAL);
      assertThat(runner.isCancelled).isTrue();
      throw new Failure.Stopped(Finding.error(Code.PYTHON_LOST, "it is gone."));
    });
    Finding finding = FakeRun.failure(Failure.Interrupted.class, () -> upgrade(run));
    assertThat(finding.code()).isEqualTo(Code.INTERRUPTED);
    assertThat(run.heard(Event.Finished.class)).isEmpty();
  }
}
