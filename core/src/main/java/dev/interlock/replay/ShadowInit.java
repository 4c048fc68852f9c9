package dev.interlock.replay;

import dev.interlock.catalog.Catalog;
import dev.interlock.dialect.Shadow;
import dev.interlock.dialect.StepFailure;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.ScriptFile;
import java.util.List;

/** Runs the scripts that create the objects of a provider or platform on a new shadow database. */
public final class ShadowInit {

  private ShadowInit() {}

  /**
   * Runs the scripts in their order.
   *
   * @param shadow empty
   * @return the objects that they created
   * @throws Failure.Refused if a statement fails
   */
  public static ProvidedObjects run(List<ScriptFile> files, Shadow shadow) {
    Catalog fresh = shadow.catalog();
    for (ScriptFile file : files) {
      try {
        ScriptWalk.over(file, shadow, new ScriptRun(shadow));
      } catch (StatementRejected rejected) {
        throw new Failure.Refused(failed(file, rejected));
      }
    }
    return ProvidedObjects.between(fresh, shadow.catalog());
  }

  private static Finding failed(ScriptFile file, StatementRejected rejected) {
    StepFailure.Said said = rejected.failure().said();
    Finding finding =
        Finding.error(
                Code.SHADOW_INIT_FAILS,
                "`%s`, which `shadow-init` names, does not run on a new database: %s."
                    .formatted(file.path(), said.wordsAndState()))
            .at(rejected.placeIn(file.script()));
    return said.hint().map(finding::help).orElse(finding);
  }
}
