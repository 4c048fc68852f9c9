package dev.interlock.postgresql.session;

import dev.interlock.catalog.ObjectId;
import dev.interlock.dialect.StepSettings;
import dev.interlock.dialect.data.DataCheck;
import dev.interlock.history.Step;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.SessionState;
import dev.interlock.postgresql.backup.RowSaving;
import dev.interlock.postgresql.data.RowsBlock;
import dev.interlock.postgresql.wire.Conversation;
import dev.interlock.postgresql.wire.Pipeline;
import dev.interlock.postgresql.wire.ServerErrors;
import dev.interlock.script.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.postgresql.core.BaseConnection;

/**
 * The statements of one step: BEGIN, the fence, the state that the previous steps left, the step's
 * statements, the ledger writes, COMMIT. The fence and the ledger writes run as in a new session,
 * whatever the file has set.
 *
 * <p>A setting that a file makes for its session takes effect only with the commit. If the file
 * continues, the next transaction therefore follows at once, reads the session's state and renews
 * the session. Through a pooler both are one transaction of one client ({@code COMMIT AND CHAIN}),
 * so no other client gets the session in between.
 */
final class StepTransaction {

  /** The transaction's setting that carries the session's state to the ledger write. */
  static final String STATE = "interlock.session";

  private static final Pattern READ_ONLY =
      Pattern.compile("(?is)\\bread\\s+only\\b|transaction_read_only");

  private static final Pattern READ_WRITE = Pattern.compile("(?is)\\bread\\s+write\\b");

  private static final String SAVEPOINT = "interlock_read_only";

  private final BaseConnection connection;
  private final SessionStates states;
  private final StatementSettings settings;
  private final StepSettings step;
  private final Conversation conversation;
  private int fence;
  private final Map<Integer, Integer> statements = new HashMap<>();
  private final Map<Integer, DataCheck> guards = new HashMap<>();
  private int committed = Integer.MAX_VALUE;
  private OptionalInt inside = OptionalInt.empty();
  private OptionalInt after = OptionalInt.empty();

  StepTransaction(
      BaseConnection connection,
      SessionStates states,
      StatementSettings settings,
      StepSettings step) {
    this.connection = connection;
    this.states = states;
    this.settings = settings;
    this.step = step;
    this.conversation = new Conversation(connection);
  }

  /** Adds BEGIN and everything before the step's statements. */
  void open(Optional<Statement> begin, String fenceStatement) {
    String opening = begin.map(Statement::text).orElse("BEGIN");
    boolean isolated = opening.toLowerCase(Locale.ROOT).contains("isolation");
    conversation.add(opening.replaceAll("(?i)\\bread\\s+only\\b", "READ WRITE"));
    if (!isolated) {
      SessionStates.isolating(step.session()).forEach(conversation::add);
    }
    fence = conversation.size();
    conversation.add(fenceStatement);
    if (!step.session().isNew()) {
      conversation.add(states.restoring(step.session()));
    }
  }

  /** Whether the statement with this index is the fence. */
  boolean isFence(int index) {
    return index == fence;
  }

  /**
   * Adds the step's statements. Read-only ones are enclosed in a subtransaction; after its end the
   * transaction may write again, such as the ledger.
   */
  void statements(Step.Transactional work) {
    boolean readOnly =
        (SessionStates.isReadOnly(step.session()) && !writes(work.begin()))
            || work.begin().filter(begin -> READ_ONLY.matcher(begin.text()).find()).isPresent();
    boolean enclosed =
        readOnly
            || work.statements().stream().anyMatch(one -> READ_ONLY.matcher(one.text()).find());
    if (enclosed) {
      conversation.add("SAVEPOINT " + SAVEPOINT);
    }
    if (readOnly) {
      conversation.add("SET TRANSACTION READ ONLY");
    }
    for (int i = 0; i < work.statements().size(); i++) {
      guard(i);
      save(i);
      statements.put(conversation.size(), i);
      conversation.add(work.statements().get(i));
    }
    // Deferred triggers run as the file's session, not as the one that writes the ledger.
    conversation.add("SET CONSTRAINTS ALL IMMEDIATE");
    if (enclosed) {
      conversation.add("RELEASE SAVEPOINT " + SAVEPOINT);
    }
    if (step.continues()) {
      inside =
          OptionalInt.of(
              conversation.ask(
                  "SELECT pg_catalog.set_config('%s', (%s), true)"
                      .formatted(STATE, query(work, settings.ofTransaction(step)))));
    }
  }

  /** Adds the checks of the rows that precede a statement of the step. */
  private void guard(int statement) {
    for (DataCheck check : step.guards().before(statement)) {
      RowsBlock.stopping(check, step.guards().secrets())
          .ifPresent(block -> {
            guards.put(conversation.size(), check);
            conversation.add(block);
          });
    }
  }

  /** Adds the copies of what a statement of the step loses. */
  private void save(int statement) {
    List<ObjectId> lost = step.backups().before(statement);
    if (!lost.isEmpty()) {
      conversation.add(
          () -> new RowSaving(connection, step.backups().sink()).save(statement, lost));
    }
  }

  private static boolean writes(Optional<Statement> begin) {
    return begin.filter(statement -> READ_WRITE.matcher(statement.text()).find()).isPresent();
  }

  private String query(Step.Transactional work, Map<String, String> ours) {
    return states.query(
        ours, step.session(), work.statements().stream().map(Statement::text).toList());
  }

  /** Adds the ledger writes and COMMIT. */
  void close(Step.Transactional work, List<String> records, String ours) {
    (step.continues() ? SessionStates.RENEW_LOCALLY : states.renewal()).forEach(conversation::add);
    conversation.add(ours);
    records.forEach(conversation::add);
    if (step.continues()) {
      committed = conversation.size();
      conversation.add("COMMIT AND CHAIN");
      after = OptionalInt.of(conversation.ask(query(work, Map.of())));
      states.renewal().forEach(conversation::add);
    }
    conversation.add("COMMIT");
  }

  /** Adds a ROLLBACK in place of everything that {@link #close} adds. */
  void abandon() {
    conversation.add("ROLLBACK");
  }

  void run() throws Pipeline.Broken {
    conversation.run();
  }

  /**
   * Returns the 0-based index, within the step, of a statement of the conversation; -1 for others.
   */
  int statement(int index) {
    return statements.getOrDefault(index, -1);
  }

  /** Returns the check that a statement of the conversation makes; empty for the others. */
  Optional<DataCheck> guard(Pipeline.Broken broken) {
    return RowsBlock.IN_THE_WAY.equals(ServerErrors.state(broken.reason()))
        ? Optional.ofNullable(guards.get(broken.index()))
        : Optional.empty();
  }

  /** Whether the work was committed before this statement of the conversation ran. */
  boolean isCommittedBefore(int index) {
    return index > committed;
  }

  /** Returns the state that the transaction itself saw and recorded. */
  SessionState recorded() {
    return state(inside);
  }

  /** Returns the state after the commit. */
  SessionState state() {
    return state(after);
  }

  private SessionState state(OptionalInt index) {
    return index.isPresent()
        ? new SessionState(conversation.answer(index.getAsInt()))
        : SessionState.NEW;
  }

  /**
   * Returns the progress among the writes, which is recorded with the state of {@link #recorded}.
   */
  static Optional<LedgerWrite.Progress> progress(List<LedgerWrite> writes) {
    return writes.stream()
        .filter(LedgerWrite.Progress.class::isInstance)
        .map(LedgerWrite.Progress.class::cast)
        .findFirst();
  }
}
