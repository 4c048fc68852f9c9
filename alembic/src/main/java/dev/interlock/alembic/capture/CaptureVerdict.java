package dev.interlock.alembic.capture;

import dev.interlock.alembic.runner.RevisionRun;
import dev.interlock.alembic.runner.SentStatement;
import dev.interlock.script.ScriptSplitter;
import dev.interlock.script.token.TokenSequence;
import dev.interlock.script.token.UnsplittableScript;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Judges from two runs of a revision, in two processes on two databases, whether its statements may
 * be sent without Python. Each reason is a clause that completes "only Python can run it, because".
 */
public final class CaptureVerdict {

  private final RevisionRun first;
  private final RevisionRun second;
  private final ScriptSplitter splitter;

  private CaptureVerdict(RevisionRun first, RevisionRun second, ScriptSplitter splitter) {
    this.first = first;
    this.second = second;
    this.splitter = splitter;
  }

  /** Returns the reasons; none if the statements may be sent without Python. */
  public static List<String> reasons(
      RevisionRun first, RevisionRun second, ScriptSplitter splitter) {
    return List.copyOf(new CaptureVerdict(first, second, splitter).reasons());
  }

  private Set<String> reasons() {
    var reasons = new LinkedHashSet<String>();
    if (!sent(first).equals(sent(second))) {
      reasons.add("it does not send the same statements twice");
    }
    find(SentStatement.Statement::returnedRows).map(this::reads).ifPresent(reasons::add);
    if (find(SentStatement.Statement::inSavepoint).isPresent()) {
      reasons.add("it opens a savepoint");
    }
    if (events().anyMatch(SentStatement.Rollback.class::isInstance)) {
      reasons.add("it rolls back");
    }
    find(SentStatement.Statement::failed)
        .ifPresent(one -> reasons.add("it continues after " + shown(one) + " fails"));
    find(SentStatement.Statement::raw)
        .ifPresent(one -> reasons.add("it sends " + shown(one) + " past SQLAlchemy"));
    find(one -> one.text().isEmpty())
        .ifPresent(one -> reasons.add("the values in " + shown(one) + " are not known as SQL"));
    find(this::usesVersionTable)
        .ifPresent(one -> reasons.add("it uses `" + first.versionTable() + "` itself"));
    Stream.of(first, second)
        .flatMap(run -> run.watched().stream())
        .map(CaptureVerdict::watched)
        .forEach(reasons::add);
    Stream.of(first, second)
        .flatMap(run -> CapturedScript.of(run, splitter).problem().stream())
        .forEach(reasons::add);
    return reasons;
  }

  /** Returns the parts that have to be the same in both runs. */
  private List<String> sent(RevisionRun run) {
    var sent = new ArrayList<>(run.preamble());
    List<SentStatement> events;
    try {
      events = SentTexts.sorted(run.statements(), splitter);
    } catch (UnsplittableScript e) {
      events = run.statements();
    }
    for (var event : events) {
      sent.add(
          switch (event) {
            case SentStatement.Commit commit -> "commit";
            case SentStatement.Rollback rollback -> "rollback";
            case SentStatement.Statement statement ->
                statement.autocommit()
                    + " "
                    + statement
                        .text()
                        .orElse(statement.sql() + " " + statement.parameters().orElse(""));
          });
    }
    return sent;
  }

  private Stream<SentStatement> events() {
    return Stream.of(first, second).flatMap(run -> run.statements().stream());
  }

  private Optional<SentStatement.Statement> find(Predicate<SentStatement.Statement> wanted) {
    return Stream.of(first, second)
        .flatMap(run -> SentTexts.statements(run).stream())
        .filter(wanted)
        .findFirst();
  }

  private static String shown(SentStatement.Statement statement) {
    return SentTexts.shown(SentTexts.of(statement));
  }

  private String reads(SentStatement.Statement statement) {
    return tokens(statement)
        .filter(tokens -> tokens.isWord(0, "select"))
        .flatMap(CaptureVerdict::table)
        .map(table -> "it reads `" + table + "`")
        .orElseGet(() -> "it reads the result of " + shown(statement));
  }

  private Optional<TokenSequence> tokens(SentStatement.Statement statement) {
    try {
      return Optional.of(splitter.tokens(SentTexts.of(statement)));
    } catch (UnsplittableScript e) {
      return Optional.empty();
    }
  }

  /** Returns the first table behind a FROM, with its schema. */
  private static Optional<String> table(TokenSequence tokens) {
    for (int i = 1; i < tokens.size(); i++) {
      String name = tokens.name(i);
      if (!name.isEmpty() && tokens.isWord(i - 1, "from") && !tokens.isSymbol(i + 1, "(")) {
        String table = tokens.isSymbol(i + 1, ".") ? tokens.name(i + 2) : "";
        return Optional.of(table.isEmpty() ? name : name + "." + table);
      }
    }
    return Optional.empty();
  }

  private boolean usesVersionTable(SentStatement.Statement statement) {
    return tokens(statement)
        .filter(tokens -> tokens.names().anyMatch(first.versionTable()::equals))
        .isPresent();
  }

  private static String watched(String what) {
    int space = what.indexOf(' ');
    return space < 0
        ? "it opens a connection to the network"
        : "it reads the %s `%s`".formatted(what.substring(0, space), what.substring(space + 1));
  }
}
