package dev.interlock.replay;

import dev.interlock.catalog.Catalog;
import dev.interlock.dialect.Shadow;
import dev.interlock.dialect.StepFailure;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.ScriptFile;
import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import java.util.List;
import java.util.Optional;

/** The schema that SQL files other than migrations declare, such as the models of a service. */
public final class DeclaredSchema {

  private DeclaredSchema() {}

  /**
   * Runs the files in their order.
   *
   * @param prelude statements that run before them
   * @param shadow empty at first
   * @throws Failure.Refused if a statement fails
   */
  public static Catalog of(List<String> prelude, List<ScriptFile> files, Shadow shadow) {
    shadow.begin(Optional.empty());
    prelude.forEach(sql -> shadow.run(Statement.of(sql, 0, StatementKind.ORDINARY)));
    shadow.commit();
    Catalog schema = shadow.catalog();
    for (ScriptFile file : files) {
      var replay = new ScriptReplay(shadow, file, schema);
      try {
        replay.run();
      } catch (StatementRejected rejected) {
        throw new Failure.Refused(failed(file, rejected));
      }
      schema = replay.schema();
    }
    shadow.disableIncremental();
    return shadow.catalog();
  }

  private static Finding failed(ScriptFile file, StatementRejected rejected) {
    StepFailure.Said said = rejected.failure().said();
    return Finding.error(
            Code.MODELS_UNREADABLE,
            "the DDL of the models does not run: %s.".formatted(said.wordsAndState()))
        .at(rejected.placeIn(file.script()))
        .help(
            said.hint()
                .orElse(
                    "Correct the models, or print their DDL for the database product of the migrations."));
  }
}
