package dev.interlock.replay;

import dev.interlock.dialect.StepFailure;
import dev.interlock.finding.Place;
import dev.interlock.script.Script;
import dev.interlock.script.Statement;
import java.util.OptionalInt;

/** The server rejected a statement. */
final class StatementRejected extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Statement statement;
  private final StepFailure failure;

  StatementRejected(Statement statement, StepFailure failure) {
    super(failure);
    this.statement = statement;
    this.failure = failure;
  }

  Statement statement() {
    return statement;
  }

  StepFailure failure() {
    return failure;
  }

  /** Returns the position that the server reports, else the beginning of the statement. */
  Place placeIn(Script script) {
    OptionalInt position = failure.said().position();
    return script.placeOfWord(statement, position.orElse(-1));
  }
}
