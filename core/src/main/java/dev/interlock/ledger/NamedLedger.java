package dev.interlock.ledger;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.history.Layout;
import dev.interlock.history.ScriptFile;
import dev.interlock.script.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The ledger of the tool that the files are written for, where a script names it: a trigger on it,
 * a row that is taken out of it. The tool has created that table before its first migration runs,
 * so the script counts on it.
 *
 * @param by the first script that names it
 */
public record NamedLedger(Runner runner, ScriptFile by) {

  /**
   * Those that the scripts name, each once. A script that cannot run names nothing.
   *
   * @param layout of the files; empty for files that are no tool's
   */
  public static List<NamedLedger> in(Optional<Layout> layout, Collection<ScriptFile> scripts) {
    var named = new ArrayList<NamedLedger>();
    for (Runner runner : layout.map(Runner::of).orElse(List.of())) {
      scripts.stream()
          .filter(script -> names(script, runner))
          .findFirst()
          .ifPresent(script -> named.add(new NamedLedger(runner, script)));
    }
    return List.copyOf(named);
  }

  private static boolean names(ScriptFile file, Runner runner) {
    if (file.problems().stream().anyMatch(Finding::isError)
        || !file.script().text().contains(runner.table())) {
      return false;
    }
    Pattern name = name(runner.table());
    return file.script().statements().stream()
        .map(Statement::text)
        .anyMatch(text -> name.matcher(text).find());
  }

  /** As an identifier, or cast to a table; a string that happens to be the name is data. */
  private static Pattern name(String table) {
    String quoted = Pattern.quote(table);
    return Pattern.compile(
        "(?i)(?<![\\w$'])%1$s(?![\\w$'])|'[^']*?%1$s\"?'\\s*::\\s*regclass".formatted(quoted));
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
