package dev.interlock.alembic.runner;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The questions of Python about statements of a revision, in one request. */
final class RunAnswers {

  private final StatementsAlone alone;
  private final Replacements present;
  private @Nullable StatementAlone running;

  RunAnswers(StatementsAlone alone, Replacements present) {
    this.alone = alone;
    this.present = present;
  }

  Object answer(Json.Fields question) {
    return switch (question.requiredText("ask")) {
      case "alone" -> begins(question);
      case "ended" -> ended(question);
      case "instead" ->
          present.instead(question.texts("texts")).<Object>map(List::copyOf).orElse("as it is");
      default -> throw new IllegalStateException(question.requiredText("ask"));
    };
  }

  private String begins(Json.Fields question) {
    running =
        new StatementAlone(
            new DoneStatements(question.number("number"), question.requiredText("prefix")),
            question.requiredText("sql"),
            question.text("text"));
    return alone.before(running) ? "run" : "skip";
  }

  private String ended(Json.Fields question) {
    StatementAlone statement = running;
    if (statement == null) {
      throw new IllegalStateException("no statement runs");
    }
    boolean succeeded = !question.isTrue("failed");
    int done = statement.before().count() + (succeeded ? 1 : 0);
    alone.after(
        statement,
        new StatementsAlone.Ending(
            succeeded,
            new DoneStatements(done, question.requiredText("prefix")),
            question.text("sqlstate")));
    return "go on";
  }
}
