package dev.interlock.postgresql.session;

import dev.interlock.dialect.LockTimeout;
import dev.interlock.dialect.ProgramStatements;
import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.StepFailure.Reason;
import dev.interlock.dialect.StepFailure.Said;
import dev.interlock.dialect.StepSettings;
import dev.interlock.dialect.StepSettings.Durability;
import dev.interlock.dialect.backup.BackupFailed;
import dev.interlock.dialect.data.RowsInTheWay;
import dev.interlock.history.Step;
import dev.interlock.ledger.Lease;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.SessionState;
import dev.interlock.ledger.Token;
import dev.interlock.postgresql.data.RowsBlock;
import dev.interlock.postgresql.ledger.ForeignTables;
import dev.interlock.postgresql.ledger.LedgerColumns;
import dev.interlock.postgresql.ledger.LedgerTables;
import dev.interlock.postgresql.ledger.LedgerWriter;
import dev.interlock.postgresql.ledger.LockRow;
import dev.interlock.postgresql.wire.Conversation;
import dev.interlock.postgresql.wire.Literals;
import dev.interlock.postgresql.wire.Pipeline;
import dev.interlock.postgresql.wire.ServerErrors;
import dev.interlock.script.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** Runs fenced transactions: BEGIN, the fence, the statements, the ledger writes, COMMIT. */
final class Transaction {

  private static final StepSettings RECORDING =
      new StepSettings(
          new LockTimeout(Duration.ofSeconds(5)), new Lease(Duration.ZERO), Durability.FULL);

  /** Index of the fence in a transaction that writes only to the ledger. */
  private static final int FENCE = 1;

  private final BaseConnection connection;
  private final LedgerTables tables;
  private final SessionStates states;
  private final Fence fence;
  private final LedgerWriter writer;

  Transaction(
      BaseConnection connection,
      LedgerTables tables,
      ForeignTables foreign,
      LedgerColumns columns,
      SessionStates states,
      Fence fence) {
    this.connection = connection;
    this.tables = tables;
    this.states = states;
    this.fence = fence;
    this.writer = new LedgerWriter(tables, foreign, columns, new Literals(connection));
  }

  /** Writes to the ledger alone. */
  void record(List<LedgerWrite> writes, Token token) {
    write(writer.statements(writes), token);
  }

  /** Appends to the record of runs without a fence, because it needs no lock. */
  void append(LedgerWrite.Ended end) {
    var conversation = new Conversation(connection);
    conversation.add("BEGIN");
    conversation.add("SELECT pg_catalog.set_config('lock_timeout', '1s', true)");
    writer.statements(List.of(end)).forEach(conversation::add);
    conversation.add("COMMIT");
    try {
      conversation.run();
    } catch (Pipeline.Broken e) {
      rollBack();
      throw ServerErrors.failure(e.reason(), -1);
    }
  }

  /** Writes the last entries of a run, and gives the lock back. */
  void unlock(List<LedgerWrite> lastWords, Token token) {
    var statements = new ArrayList<>(writer.statements(lastWords));
    statements.add(LockRow.giveBack(tables));
    write(statements, token);
  }

  private void write(List<String> records, Token token) {
    var conversation = new Conversation(connection);
    conversation.add("BEGIN");
    conversation.add(fence.statement(token, RECORDING));
    records.forEach(conversation::add);
    conversation.add("COMMIT");
    try {
      conversation.run();
    } catch (Pipeline.Broken e) {
      rollBack();
      throw e.index() == FENCE && isBroken(e)
          ? fenced(e.reason())
          : ServerErrors.failure(e.reason(), -1);
    }
  }

  /** Returns the session's state after the step, if the file continues. */
  SessionState apply(
      Step.Transactional step, List<LedgerWrite> writes, Token token, StepSettings settings) {
    var transaction = new StepTransaction(connection, states, fence.settings(), settings);
    transaction.open(step.begin(), fence.statement(token, settings));
    transaction.statements(step);
    var records = new ArrayList<>(writer.statements(writes));
    if (settings.continues()) {
      StepTransaction.progress(writes).map(this::recordState).ifPresent(records::add);
    }
    records.add(LockRow.prolong(tables, settings.lease().value()));
    transaction.close(
        step, records, "SELECT " + fence.settings().ofTransaction(settings, connection));
    run(transaction, step);
    writer.committed(writes);
    if (!transaction.state().equals(transaction.recorded())) {
      correct(writes, transaction.state(), token);
    }
    return transaction.state();
  }

  private String recordState(LedgerWrite.Progress progress) {
    return "UPDATE %s SET session = nullif(pg_catalog.current_setting('%s'), '') WHERE id = %s"
        .formatted(
            tables.journal(),
            StepTransaction.STATE,
            new Literals(connection).text(progress.entry().id().toString()));
  }

  /** Corrects the recorded state: settings for the transaction only are gone after the commit. */
  private void correct(List<LedgerWrite> writes, SessionState state, Token token) {
    StepTransaction.progress(writes)
        .map(LedgerWrite.Progress::entry)
        .map(entry -> entry.with(state))
        .<LedgerWrite>map(LedgerWrite.Progress::new)
        .ifPresent(write -> record(List.of(write), token));
  }

  /** Returns what a program sends in its own session to do the same. */
  ProgramStatements forProgram(
      LedgerWrite.Progress progress, List<LedgerWrite> writes, Token token, StepSettings settings) {
    var last = new ArrayList<>(writer.statements(writes));
    last.add(LockRow.prolong(tables, settings.lease().value()));
    return new ProgramStatements(
        List.of(fence.ofProgram(token, settings)), writer.programProgress(progress), last);
  }

  /** Returns the session's state after statements that only make settings; nothing is committed. */
  SessionState prepare(Step.Transactional step, StepSettings settings) {
    var transaction = new StepTransaction(connection, states, fence.settings(), settings);
    transaction.open(
        step.begin(), "SELECT " + fence.settings().ofTransaction(settings, connection));
    transaction.statements(step);
    transaction.abandon();
    run(transaction, step);
    return transaction.recorded();
  }

  private void run(StepTransaction transaction, Step.Transactional step) {
    try {
      transaction.run();
    } catch (BackupFailed failed) {
      rollBack();
      throw failed;
    } catch (Pipeline.Broken e) {
      rollBack();
      if (transaction.isFence(e.index()) && isBroken(e)) {
        throw fenced(e.reason());
      }
      if (transaction.isCommittedBefore(e.index())) {
        throw new StepFailure(
            Reason.CONNECTION_LOST, -1, ServerErrors.failure(e.reason(), -1).said(), e.reason());
      }
      transaction
          .guard(e)
          .ifPresent(check -> {
            String answer = ServerErrors.failure(e.reason(), -1).said().message();
            throw new RowsInTheWay(check, RowsBlock.read(answer));
          });
      throw failure(e, transaction.statement(e.index()), step.statements());
    }
  }

  private static StepFailure failure(
      Pipeline.Broken broken, int statement, List<Statement> statements) {
    return statement >= 0 && endsTransactionNowhere(broken, statements.get(statement))
        ? ServerErrors.error(broken.reason(), statement)
        : ServerErrors.failure(broken.reason(), statement);
  }

  /**
   * Whether a function tried to commit. Outside a transaction it would fail too, so a retry is
   * useless.
   */
  private static boolean endsTransactionNowhere(Pipeline.Broken broken, Statement statement) {
    return ServerErrors.INVALID_TERMINATION.equals(ServerErrors.state(broken.reason()))
        && !CommittingStatement.is(statement);
  }

  private static boolean isBroken(Pipeline.Broken fence) {
    return Fence.BROKEN.equals(ServerErrors.state(fence.reason()));
  }

  static StepFailure fenced(@Nullable Throwable cause) {
    return new StepFailure(Reason.FENCED, -1, lost(), cause);
  }

  private static Said lost() {
    return new Said(
        "SQLSTATE " + Fence.BROKEN,
        "another run took over the migration lock",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty());
  }

  private void rollBack() {
    if (connection.getTransactionState() == TransactionState.IDLE) {
      return;
    }
    try {
      new Pipeline(connection).run(List.of("ROLLBACK"));
    } catch (Pipeline.Broken e) {
      // A connection that cannot roll back is gone, and the server rolls back by itself.
    }
  }
}
