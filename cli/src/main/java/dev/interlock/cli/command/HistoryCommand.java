package dev.interlock.cli.command;

import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.Project;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Audits the migration files; needs no database. */
public final class HistoryCommand implements InterlockCommand {

  @Override
  public String summary() {
    return "lists the migration files and reports what is wrong with them; needs no database";
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    Operands.none(invocation);
    var project = Project.open(invocation);
    History history = project.migrations().audited();
    var format = OutputFormat.of(invocation, project);
    var rows = new StringBuilder();
    print(history, rows);
    if (format == OutputFormat.TEXT) {
      project.documents().print(rows.toString());
    } else {
      project.documents().printJson(json(history));
    }
    List<Finding> findings = history.audit();
    if (findings.stream().anyMatch(Finding::isError)) {
      throw new Failure.Refused(findings);
    }
    findings.forEach(project.log()::report);
    if (format == OutputFormat.TEXT) {
      project.documents().print(total(history) + "\n");
    }
    return ExitStatus.DONE;
  }

  @Override
  public List<Flag> flags() {
    return List.of(OutputFormat.FLAG);
  }

  private static Map<String, Object> json(History history) {
    return Map.of("migrations", history.all().stream().map(m -> json(history, m)).toList());
  }

  private static Map<String, Object> json(History history, Migration migration) {
    var json = Ids.json(migration);
    json.put("parents", migration.parents().stream().map(v -> MigrationId.of(v)).toList());
    json.put("repeatable", migration.isRepeatable());
    json.put("undo", migration.undo().isPresent());
    json.put("head", migration.version().filter(history.heads()::contains).isPresent());
    return json;
  }

  private static void print(History history, StringBuilder out) {
    int id = width(history, migration -> migration.id().toString());
    int words = width(history, Migration::description);
    String row = "%-" + id + "s  %-" + words + "s  %s%n";
    history
        .all()
        .forEach(m -> out.append(row.formatted(m.id(), m.description(), relations(history, m))));
  }

  private static int width(History history, Function<Migration, String> column) {
    return history.all().stream().map(column).mapToInt(String::length).reduce(1, Math::max);
  }

  private static String relations(History history, Migration migration) {
    boolean head = migration.version().filter(history.heads()::contains).isPresent();
    return parents(migration)
        + (migration.undo().isPresent() ? ", with undo" : "")
        + (head ? " (head)" : "");
  }

  private static String parents(Migration migration) {
    if (migration.isRepeatable()) {
      return "repeatable";
    }
    return migration.parents().isEmpty()
        ? "base"
        : migration.parents().stream()
            .map(v -> MigrationId.of(v).toString())
            .collect(Collectors.joining(","));
  }

  private static String total(History history) {
    return "total: %d versioned, %d repeatable; chain linked, %s"
        .formatted(
            history.migrations().size(),
            history.repeatables().size(),
            history.heads().size() > 1 ? history.heads().size() + " heads" : "one head");
  }
}
