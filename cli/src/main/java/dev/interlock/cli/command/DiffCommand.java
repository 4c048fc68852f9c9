package dev.interlock.cli.command;

import dev.interlock.catalog.Change;
import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.Project;
import dev.interlock.cli.project.Signals;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.json.ChangeJson;
import dev.interlock.project.DiffResult;
import dev.interlock.project.schema.SchemaSource;
import java.util.List;
import java.util.stream.Collectors;

/** Compares two schemas from any source, and changes neither. */
public final class DiffCommand implements InterlockCommand {

  @Override
  public String summary() {
    return "compares two schemas, each a " + SchemaWords.ALL + "; exits 1 if they differ";
  }

  @Override
  public String operands() {
    return "A B";
  }

  @Override
  public List<Flag> flags() {
    return List.of(OutputFormat.REPORTS);
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    List<String> words = invocation.arguments().operands();
    invocation.arguments().value(OutputFormat.REPORTS);
    if (words.size() != 2) {
      throw new Failure.Misconfigured(
          Finding.error(Code.USAGE, "`interlock diff` compares two schemas.")
              .help("Name both, such as `interlock diff history database`."));
    }
    var project = Project.open(invocation, OutputFormat.report(invocation));
    List<SchemaSource> sources = SchemaWords.parse(words, project);
    Signals.stop(project.cancellation());
    DiffResult result = project.migrations().diff(sources.getFirst(), sources.getLast());
    result.findings().forEach(project.log()::report);
    project
        .report()
        .ifPresent(report -> result.changes().forEach(each -> report.found(finding(each))));
    OutputFormat.unlessReport(invocation, project)
        .ifPresent(format -> {
          switch (format) {
            case TEXT -> project.documents().print(text(result.changes()));
            case JSON -> project.documents().printJson(ChangeJson.write(result.changes()));
          }
        });
    return result.changes().isEmpty() ? ExitStatus.DONE : ExitStatus.REFUSED;
  }

  /** A report has findings only, so that every format shows the changes. */
  private static Finding finding(Change change) {
    return Finding.error(
        Code.SCHEMAS_DIFFER, "the second schema differs from the first: %s.".formatted(change));
  }

  private static String text(List<Change> changes) {
    return changes.isEmpty()
        ? "no difference\n"
        : changes.stream().map(change -> change + "\n").collect(Collectors.joining());
  }
}
