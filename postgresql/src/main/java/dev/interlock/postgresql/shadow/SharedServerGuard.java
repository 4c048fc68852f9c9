package dev.interlock.postgresql.shadow;

import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.StepFailure.Reason;
import dev.interlock.dialect.StepFailure.Said;
import dev.interlock.postgresql.script.NestedWords;
import dev.interlock.postgresql.script.OutsideStatement;
import dev.interlock.postgresql.wire.SingleStatement;
import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.core.BaseConnection;

/**
 * Keeps statements on a shared server from changing anything outside the shadow database. A
 * statement whose words show such a change is not run. The counters of the shared catalogs show,
 * before the commit, the changes by blocks, functions and triggers, which are rolled back. A change
 * that can be neither detected nor rolled back is refused.
 */
final class SharedServerGuard {

  private static final String SAVEPOINT = "interlock_shared";

  /** Statements that run code which their words need not show; definitions do not run code. */
  private static final Pattern RUNS_CODE =
      Pattern.compile(
          "(do|call|select|with|values|table|insert|update|delete|merge|execute|drop\\s+owned)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern DEFINES_CODE =
      Pattern.compile("create\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern BLOCK =
      Pattern.compile("(do|call|select|execute)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Pairs of adjacent words in statements that change more than the database. */
  private static final Set<String> SHARED =
      Stream.of("create", "alter", "drop", "on", "for")
          .flatMap(verb ->
              Stream.of("role", "user", "group", "database", "tablespace", "subscription", "system")
                  .map(object -> verb + " " + object))
          .collect(Collectors.toUnmodifiableSet());

  private final BaseConnection worker;
  private final Consumer<String> remarks;
  private final Set<String> unrunWords = new HashSet<>();
  private final Set<String> absentRoles = new HashSet<>();
  private boolean isReplaced;
  private boolean isPrepared;

  /** The words of the code that the history has defined so far. */
  private final Set<String> words = new HashSet<>();

  /**
   * Creates a guard.
   *
   * @param remarks receives a remark on each statement that was not run
   */
  SharedServerGuard(BaseConnection worker, Consumer<String> remarks) {
    this.worker = worker;
    this.remarks = remarks;
  }

  /** Whether the words of the statement show that it must not run; if so, adds a remark. */
  boolean leavesOut(Statement statement) {
    Optional<String> outside =
        OutsideStatement.changes(statement.text()).map("it changes %s"::formatted);
    Optional<String> why =
        outside.or(() ->
            absentRoles.stream()
                .filter(role -> OutsideStatement.isOnlyAbout(role, statement.text()))
                .findFirst()
                .map("the role `%s` is not on the server"::formatted));
    why.ifPresent(reason -> leftOut(statement, reason));
    return why.isPresent();
  }

  private void leftOut(Statement statement, String why) {
    unrunWords.addAll(NestedWords.of(statement.text()));
    remarks.accept("was not run on the shared shadow server: " + why);
  }

  /**
   * Notes a role that the server lacks because a statement was left out.
   *
   * @return whether to run the script again
   */
  boolean isAbsent(String role) {
    return unrunWords.contains(role) && absentRoles.add(role);
  }

  /**
   * Runs a statement in the open transaction, and rolls it back if it acts outside the database.
   */
  void run(Statement statement) throws SQLException {
    prepare();
    Set<String> own = NestedWords.of(statement.text());
    if (DEFINES_CODE.matcher(statement.text()).matches()) {
      words.addAll(own);
    }
    requireHarmless(statement, own);
    boolean mayTakeBack = RUNS_CODE.matcher(statement.text()).matches();
    SharedWrites before = SharedWrites.read(worker);
    requireCounting(before);
    if (mayTakeBack) {
      sql("SAVEPOINT " + SAVEPOINT);
    }
    SingleStatement.run(worker, statement);
    if (own.contains("extension") && isReplaced) {
      OutsideFunctions.replaceOfExtensions(worker);
    }
    SharedWrites after = SharedWrites.read(worker);
    requireCounting(after);
    if (!after.called().isEmpty()) {
      sql("SELECT pg_catalog.set_config('%s', '', false)".formatted(OutsideFunctions.CALLED));
      leftOut(
          statement, "it calls `%s`, which acts outside the database".formatted(after.called()));
    }
    if (after.isOutside(before)) {
      if (!mayTakeBack || after.isLocal(before)) {
        throw refused(
            "it changes roles, databases or settings of the whole server, and its own database"
                + " as well");
      }
      sql("ROLLBACK TO SAVEPOINT " + SAVEPOINT);
      leftOut(statement, "it changes roles, databases or settings of the whole server");
    }
    if (mayTakeBack) {
      sql("RELEASE SAVEPOINT " + SAVEPOINT);
    }
  }

  /** Runs deferred triggers before the commit, to detect changes outside the database. */
  void beforeCommit() throws SQLException {
    SharedWrites before = SharedWrites.read(worker);
    sql("SET CONSTRAINTS ALL IMMEDIATE");
    if (SharedWrites.read(worker).isOutside(before)) {
      throw refused("a trigger changes roles, databases or settings of the whole server");
    }
  }

  /**
   * Checks a statement that runs outside a transaction, where nothing can be rolled back.
   *
   * @throws StepFailure if it may change something outside the database
   */
  void requireHarmlessAlone(Statement statement) {
    if (!BLOCK.matcher(statement.text()).matches()) {
      return;
    }
    var all = new HashSet<>(words);
    all.addAll(NestedWords.of(statement.text()));
    if (all.stream().anyMatch(SharedServerGuard::isDoubtful) || OutsideFunctions.isNamedIn(all)) {
      throw refused(
          "it commits by itself, so what it changes outside the database could not be undone");
    }
  }

  private static boolean isDoubtful(String words) {
    return SHARED.contains(words)
        || (words.startsWith("execute ")
            && !words.equals("execute function")
            && !words.equals("execute procedure")
            && !words.equals("execute on"));
  }

  private void prepare() throws SQLException {
    if (!isPrepared) {
      try (var statement = worker.createStatement();
          var row =
              statement.executeQuery(
                  "SELECT EXISTS (SELECT FROM pg_catalog.pg_proc"
                      + " WHERE proname = 'interlock_pg_reload_conf')")) {
        isReplaced = row.next() && row.getBoolean(1);
      }
      isPrepared = true;
    }
  }

  /** Refuses code that names one of the functions, if the functions could not be replaced. */
  private void requireHarmless(Statement statement, Set<String> own) {
    if (!isReplaced
        && BLOCK.matcher(statement.text()).matches()
        && OutsideFunctions.isNamedIn(own)) {
      throw refused("it calls a function that acts outside the database");
    }
  }

  private static void requireCounting(SharedWrites writes) {
    if (!writes.isCounting()) {
      throw refused("`track_counts` is off, so it is unknown what it changes");
    }
  }

  private static StepFailure refused(String why) {
    return new StepFailure(
        Reason.ERROR,
        0,
        new Said(
            StepFailure.OUTSIDE_SHADOW,
            why,
            Optional.empty(),
            Optional.of(
                "Use a server that exists for shadow databases only: `shadow: embedded`, or"
                    + " `shadow: own:URL`."),
            Optional.empty(),
            OptionalInt.empty()),
        null);
  }

  private void sql(String text) throws SQLException {
    SingleStatement.run(worker, Statement.of(text, 0, StatementKind.ORDINARY));
  }
}
