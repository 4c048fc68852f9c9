package dev.interlock.alembic.runner;

import org.jspecify.annotations.Nullable;

/** The questions of Python about statements outside of a transaction, in one request. */
final class AnswersAlone {

  private final StatementsAlone alone;
  private @Nullable StatementAlone running;

  AnswersAlone(StatementsAlone alone) {
    this.alone = alone;
  }

  String answer(Json.Fields question) {
    return switch (question.requiredText("ask")) {
      case "alone" -> begins(question);
      case "ended" -> ended(question);
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
