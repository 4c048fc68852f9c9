package dev.interlock.replay;

import dev.interlock.dialect.Shadow;
import dev.interlock.dialect.StepFailure;
import dev.interlock.script.Statement;
import java.util.List;

/** Statements in the transaction that is open, with nobody watching what each of them does. */
final class InTransaction {

  private InTransaction() {}

  static void run(Shadow shadow, List<Statement> statements) throws ScriptReplay.Stuck {
    for (Statement statement : statements) {
      run(shadow, statement);
    }
  }

  static void run(Shadow shadow, Statement statement) throws ScriptReplay.Stuck {
    try {
      shadow.runUnwatched(statement);
    } catch (StepFailure failure) {
      throw new ScriptReplay.Stuck(statement, failure);
    }
  }
}
