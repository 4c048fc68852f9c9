package dev.interlock.replay;

import dev.interlock.catalog.Catalog;
import dev.interlock.dialect.Shadow;
import dev.interlock.history.ScriptFile;
import dev.interlock.history.Step;
import dev.interlock.script.Statement;
import java.util.List;
import java.util.Set;

/**
 * The schema that a rejected statement ran against. The rollback has removed the effects of the
 * statements before it in its transaction, so they run once more and are rolled back again.
 */
record SchemaAtStatement(Shadow shadow) {

  /**
   * Reads the schema.
   *
   * @param file the script of the statement; its committed part is still in effect
   * @return the schema without that transaction, if the transaction cannot run once more
   */
  Catalog of(ScriptFile file, StatementRejected rejected) {
    for (Step step : file.steps(Set.of()).withoutBatches().steps()) {
      if (step instanceof Step.Transactional together
          && together.statements().contains(rejected.statement())) {
        return in(together, rejected.statement());
      }
    }
    return shadow.catalog();
  }

  private Catalog in(Step.Transactional step, Statement refused) {
    List<Statement> before = step.statements().subList(0, step.statements().indexOf(refused));
    try {
      shadow.begin(step.begin());
      Unwatched.run(shadow, before);
      return shadow.catalog();
    } catch (StatementRejected rejected) {
      shadow.rollBack();
      return shadow.catalog();
    } finally {
      shadow.rollBack();
      shadow.forgetSession();
    }
  }
}
