package dev.interlock.sqlite.session;

import dev.interlock.dialect.Cleaning;
import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.StepFailure.Reason;
import dev.interlock.dialect.StepFailure.Said;
import dev.interlock.dialect.StepSettings;
import dev.interlock.dialect.data.DataCheck;
import dev.interlock.dialect.data.StepGuards;
import dev.interlock.history.Step;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.Token;
import dev.interlock.script.Statement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;

/** One fenced transaction: the write lock, the fence, the statements, the ledger writes, COMMIT. */
final class Transaction {

  private final Session session;
  private final LockRow lock;
  private final LedgerWriter writer;
  private final Token fence;

  /** The index of the step's running statement; -1 for any other. */
  private int running = -1;

  Transaction(Session session, Token fence) {
    this.session = session;
    this.lock = new LockRow(session);
    this.writer = new LedgerWriter(session, System.getProperty("user.name", ""));
    this.fence = fence;
  }

  /** Writes to the ledger alone. */
  void record(List<LedgerWrite> writes) {
    run("BEGIN IMMEDIATE", () -> work(List.of(), StepGuards.NONE, writes));
  }

  /**
   * Runs a step with its ledger writes. The transaction begins as IMMEDIATE unless the author wrote
   * EXCLUSIVE, because a write lock requested later may be refused in the middle
   * (sqlite.org/lang_transaction.html).
   */
  void apply(Step.Transactional step, List<LedgerWrite> writes, StepSettings settings) {
    boolean exclusive = step.begin().filter(Transaction::isExclusive).isPresent();
    var keys = new ForeignKeyCheck(session);
    run(
        exclusive ? "BEGIN EXCLUSIVE" : "BEGIN IMMEDIATE",
        () -> {
          keys.look();
          work(step.statements(), settings.guards(), writes);
          keys.refuseOrphans();
          lock.prolong(settings.lease().value());
        });
  }

  private static boolean isExclusive(Statement begin) {
    return begin.text().toUpperCase(Locale.ROOT).contains("EXCLUSIVE");
  }

  /** Writes the last entries of a run, and gives the lock back. */
  void unlock(List<LedgerWrite> lastWords) {
    run(
        "BEGIN IMMEDIATE",
        () -> {
          work(List.of(), StepGuards.NONE, lastWords);
          lock.giveBack();
        });
  }

  /** Drops everything, unless a table has rows. */
  Cleaning clean() {
    var cleaner = new SchemaCleaner(session);
    var outcome = new AtomicReference<Cleaning>();
    run(
        "BEGIN IMMEDIATE",
        () -> {
          refuseUnlessOurs();
          List<Cleaning.TableRows> occupied = cleaner.occupied();
          outcome.set(
              occupied.isEmpty()
                  ? new Cleaning.Cleaned(cleaner.drop())
                  : new Cleaning.Occupied(occupied));
        });
    return Objects.requireNonNull(outcome.get());
  }

  private void refuseUnlessOurs() throws SQLException {
    if (!lock.isStill(fence)) {
      throw new StepFailure(Reason.FENCED, -1, lost(), null);
    }
  }

  private void run(String begin, Session.Work work) {
    try {
      session.transact(begin, work);
    } catch (SQLException e) {
      throw SqliteErrors.failure(e, running);
    }
  }

  private void work(List<Statement> statements, StepGuards guards, List<LedgerWrite> writes)
      throws SQLException {
    long start = System.nanoTime();
    refuseUnlessOurs();
    for (int i = 0; i < statements.size(); i++) {
      running = i;
      for (DataCheck check : guards.before(i)) {
        new RowReader(session).refuse(check, guards.secrets());
      }
      session.execute(statements.get(i).text());
    }
    running = -1;
    writer.write(writes, Duration.ofNanos(System.nanoTime() - start));
  }

  private static Said lost() {
    return new Said(
        "SQLITE_ABORT",
        "another run took over the migration lock",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty());
  }
}
