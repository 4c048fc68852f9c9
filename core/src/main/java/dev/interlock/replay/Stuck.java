package dev.interlock.replay;

import dev.interlock.dialect.StepFailure;
import dev.interlock.script.Statement;

/** The server refused a statement. */
final class Stuck extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Statement statement;
  private final StepFailure failure;

  Stuck(Statement statement, StepFailure failure) {
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
}
