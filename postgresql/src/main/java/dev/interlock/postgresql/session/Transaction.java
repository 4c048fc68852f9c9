package dev.interlock.postgresql.session;

import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.StepFailure.Reason;
import dev.interlock.dialect.StepFailure.Said;
import dev.interlock.dialect.StepSettings;
import dev.interlock.dialect.StepSettings.Durability;
import dev.interlock.history.Step;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.lock.Token;
import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** Runs fenced transactions: BEGIN, the fence, the statements, the ledger writes, COMMIT. */
final class Transaction {

  private static final StepSettings RECORDING =
      new StepSettings(Duration.ofSeconds(5), Duration.ZERO, Durability.FULL);

  /** What {@code RESET ALL} leaves as it is: the role (PostgreSQL manual, RESET). */
  static final List<String> RESTORE = List.of("RESET SESSION AUTHORIZATION", "RESET ALL");

  /** Where the fence stands, behind BEGIN. */
  private static final int FENCE = 1;

  private final BaseConnection connection;
  private final LedgerTables tables;
  private final Fence fence;
  private final LedgerWriter writer;

  Transaction(
      BaseConnection connection,
      LedgerTables tables,
      ForeignTables foreign,
      JournalColumns journalColumns,
      Fence fence) {
    this.connection = connection;
    this.tables = tables;
    this.fence = fence;
    this.writer = new LedgerWriter(tables, foreign, journalColumns, new Literals(connection));
  }

  /** Ledger writes alone. */
  void record(List<LedgerWrite> writes, Token token) {
    run(Optional.empty(), List.of(), writer.statements(writes), fence.statement(token, RECORDING));
  }

  /** The last words of a run, and the lock given back. */
  void unlock(List<LedgerWrite> lastWords, Token token) {
    var statements = new ArrayList<>(writer.statements(lastWords));
    statements.add(LockRow.giveBack(tables));
    run(Optional.empty(), List.of(), statements, fence.statement(token, RECORDING));
  }

  void apply(
      Step.Transactional step, List<LedgerWrite> writes, Token token, StepSettings settings) {
    var records = new ArrayList<>(writer.statements(writes));
    records.add(LockRow.prolong(tables, settings.lease()));
    run(step.begin(), step.statements(), records, fence.statement(token, settings));
  }

  private void run(
      Optional<Statement> begin, List<Statement> statements, List<String> records, String guard) {
    var conversation = new Conversation(connection);
    conversation.add(begin.map(Statement::text).orElse("BEGIN"));
    conversation.add(guard);
    statements.forEach(conversation::add);
    if (statements.stream().anyMatch(s -> s.kind() == StatementKind.SESSION)) {
      RESTORE.forEach(conversation::add);
    }
    records.forEach(conversation::add);
    conversation.add("COMMIT");
    try {
      conversation.run();
    } catch (Pipeline.Broken e) {
      rollBack();
      throw failure(e, statements);
    }
  }

  private static StepFailure failure(Pipeline.Broken broken, List<Statement> statements) {
    if (broken.index() == FENCE && Fence.BROKEN.equals(ServerErrors.state(broken.reason()))) {
      return new StepFailure(Reason.FENCED, -1, lost(), broken.reason());
    }
    int statement = broken.index() - FENCE - 1;
    if (statement < 0 || statement >= statements.size()) {
      return ServerErrors.failure(broken.reason(), -1);
    }
    return endsTransactionNowhere(broken, statements.get(statement))
        ? ServerErrors.error(broken.reason(), statement)
        : ServerErrors.failure(broken.reason(), statement);
  }

  /** A function that commits fails outside a transaction, too; to run it alone is of no use. */
  private static boolean endsTransactionNowhere(Pipeline.Broken broken, Statement statement) {
    return ServerErrors.INVALID_TERMINATION.equals(ServerErrors.state(broken.reason()))
        && !CommittingStatement.is(statement);
  }

  private static Said lost() {
    return new Said(
        "SQLSTATE " + Fence.BROKEN,
        "the migration lock is no longer ours",
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
