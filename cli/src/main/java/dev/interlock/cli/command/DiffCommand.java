package dev.interlock.cli.command;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.catalog.Change;
import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.Dialects;
import dev.interlock.cli.project.Project;
import dev.interlock.cli.shadow.SchemaSource;
import dev.interlock.cli.shadow.Schemas;
import dev.interlock.drift.DriftFindings;
import dev.interlock.drift.GradedChanges;
import dev.interlock.drift.IgnoredObjects;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.json.ChangeJson;
import java.util.List;
import java.util.stream.Collectors;

/** Compares two schemas from any source, and changes neither. */
public final class DiffCommand implements InterlockCommand {

  @Override
  public String summary() {
    return "compares two schemas, each a " + SchemaSource.WORDS + "; exits 1 if they differ";
  }

  @Override
  public String operands() {
    return "A B";
  }

  @Override
  public List<Flag> flags() {
    return List.of(OutputFormat.FLAG);
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    List<String> words = invocation.arguments().operands();
    invocation.arguments().value(OutputFormat.FLAG);
    if (words.size() != 2) {
      throw new Failure.Misconfigured(
          Finding.error(Code.USAGE, "`interlock diff` compares two schemas.")
              .help("Name both, such as `interlock diff history database`."));
    }
    var project = Project.open(invocation);
    var sources = words.stream().map(word -> SchemaSource.parse(word, project.folder())).toList();
    try (var schemas = new Schemas(project, CatalogScope.usual())) {
      Catalog before = schemas.read(sources.get(0));
      Catalog after = schemas.read(sources.get(1));
      List<String> servers = schemas.servers();
      var graded =
          GradedChanges.between(
              before,
              after,
              Dialects.configured(project).wording(servers),
              new IgnoredObjects(project.configuration().ignored().value()));
      DriftFindings.of(graded, servers.subList(0, 1), servers.getLast())
          .forEach(project.log()::report);
      List<Change> changes = graded.rules();
      switch (OutputFormat.of(invocation, project)) {
        case TEXT -> project.documents().print(text(changes));
        case JSON -> project.documents().printJson(ChangeJson.write(changes));
      }
      return changes.isEmpty() ? ExitStatus.DONE : ExitStatus.REFUSED;
    }
  }

  private static String text(List<Change> changes) {
    return changes.isEmpty()
        ? "no difference\n"
        : changes.stream().map(change -> change + "\n").collect(Collectors.joining());
  }
}
