package dev.interlock.ledger;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.history.Layout;
import dev.interlock.history.ScriptFile;
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
public record NamedLedger(Runner runner, ScriptFile by) {

  /**
   * Returns the ledgers that the scripts need, each once. A script that cannot run is ignored.
   *
   * @param layout the layout of the files; empty for files without one
   */
  public static List<NamedLedger> in(Optional<Layout> layout, Collection<ScriptFile> scripts) {
    return layout.map(Runner::of).orElse(List.of()).stream()
        .flatMap(runner -> first(runner, scripts).stream())
        .toList();
  }

  /** Returns the first script that fails without the table, unless an earlier one creates it. */
  private static Optional<NamedLedger> first(Runner runner, Collection<ScriptFile> scripts) {
    return scripts.stream()
        .filter(script -> use(script, runner) != TableUse.NONE)
        .findFirst()
        .filter(script -> use(script, runner) == TableUse.NEEDS)
        .map(script -> new NamedLedger(runner, script));
  }

  private static TableUse use(ScriptFile file, Runner runner) {
    return file.problems().stream().anyMatch(Finding::isError)
        ? TableUse.NONE
        : file.use(runner.table());
  }

  /** Returns the note that the table is created if it does not exist. */
  public Finding finding() {
    return Finding.warning(
            Code.NAMED_LEDGER,
            "`%s` names `%s`, the ledger of %s, so an empty one is created unless it is there."
                .formatted(by.path(), runner.table(), runner.product()))
        .as(Severity.NOTE)
        .at(by.place());
  }
}
