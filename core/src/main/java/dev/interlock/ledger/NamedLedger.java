package dev.interlock.ledger;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.history.ScriptFile;
import dev.interlock.history.SourceTool;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.layout.tool.MigrationTools;
import dev.interlock.script.token.TableUse;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The ledger of the tool that the files are written for, named by a script, for example to create a
 * trigger on it or delete a row. The tool creates that table before its first migration runs, so
 * the script depends on it.
 *
 * @param by the first script that names it
 */
public record NamedLedger(MigrationTool tool, ScriptFile by) {

  /**
   * Returns the ledgers that the scripts need, each once. A script that cannot run is ignored.
   *
   * @param tool the tool of the files; empty for files of none
   */
  public static List<NamedLedger> in(Optional<SourceTool> tool, Collection<ScriptFile> scripts) {
    return MigrationTools.stream()
        .filter(other -> tool.filter(other::runsFilesOf).isPresent())
        .flatMap(other -> first(other, scripts).stream())
        .toList();
  }

  /** Returns the first script that fails without the table, unless an earlier one creates it. */
  private static Optional<NamedLedger> first(MigrationTool tool, Collection<ScriptFile> scripts) {
    return scripts.stream()
        .filter(script -> use(script, tool) != TableUse.NONE)
        .findFirst()
        .filter(script -> use(script, tool) == TableUse.NEEDS)
        .map(script -> new NamedLedger(tool, script));
  }

  private static TableUse use(ScriptFile file, MigrationTool tool) {
    return !file.hasScript() || file.problems().stream().anyMatch(Finding::isError)
        ? TableUse.NONE
        : file.use(tool.ledger().table());
  }

  /** Returns the note that the table is created if it does not exist. */
  public Finding finding() {
    return Finding.warning(
            Code.NAMED_LEDGER,
            "`%s` names `%s`, the ledger of %s, so an empty one is created unless it is there."
                .formatted(by.path(), tool.ledger().table(), tool.product()))
        .as(Severity.NOTE)
        .at(by.place());
  }
}
