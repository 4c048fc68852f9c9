package dev.interlock.ledger;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.history.Layout;
import dev.interlock.history.ScriptFile;
import dev.interlock.script.TableUse;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The ledger of the tool that the files are written for, where a script names it: a trigger on it,
 * a row that is taken out of it. The tool has created that table before its first migration runs,
 * so the script counts on it.
 *
 * @param by the first script that names it
 */
public record NamedLedger(Runner runner, ScriptFile by) {

  /**
   * Those that the scripts need, each once. A script that cannot run needs nothing.
   *
   * @param layout of the files; empty for files that are no tool's
   */
  public static List<NamedLedger> in(Optional<Layout> layout, Collection<ScriptFile> scripts) {
    return layout.map(Runner::of).orElse(List.of()).stream()
        .flatMap(runner -> first(runner, scripts).stream())
        .toList();
  }

  /** The first script that fails without the table, unless one before it creates it. */
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

  /** Says that it will be there. */
  public Finding finding() {
    return Finding.warning(
            Code.NAMED_LEDGER,
            "`%s` names `%s`, the ledger of %s, so an empty one is created unless it is there."
                .formatted(by.path(), runner.table(), runner.product()))
        .as(Severity.NOTE)
        .at(by.place());
  }
}
