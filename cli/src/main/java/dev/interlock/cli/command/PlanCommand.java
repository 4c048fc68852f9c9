package dev.interlock.cli.command;

import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.output.PlanText;
import dev.interlock.cli.project.Deployment;
import dev.interlock.cli.project.Endpoint;
import dev.interlock.cli.project.Project;
import dev.interlock.gate.platform.Stage;
import dev.interlock.history.OnlineSequence;
import dev.interlock.history.SafeStep;
import dev.interlock.plan.Goal;
import dev.interlock.plan.Plan;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.script.Script;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints the plan of an upgrade, and runs nothing. */
public final class PlanCommand implements InterlockCommand {

  @Override
  public String summary() {
    return "prints the exact SQL that an upgrade would run, and runs nothing";
  }

  @Override
  public String operands() {
    return "[VERSION | +N | heads]";
  }

  @Override
  public List<Flag> flags() {
    return List.of(OutputFormat.REPORTS);
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    Goal goal = Operands.goal(invocation, new Goal.Head());
    var project = Project.open(invocation, OutputFormat.report(invocation));
    try (var deployment = Deployment.open(project, Endpoint.of(project), Stage.HOOK)) {
      Plan plan = deployment.interlock().planUpgrade(goal);
      print(plan, deployment, invocation);
    }
    return ExitStatus.DONE;
  }

  /** Prints a plan without secrets, even if a migration contains one. */
  static void print(Plan plan, Deployment deployment, Invocation invocation) {
    Project project = deployment.project();
    project.report().ifPresent(report -> report.plan(plan));
    String server = deployment.interlock().server().kind();
    String text = text(plan, server);
    OutputFormat.unlessReport(invocation, project)
        .ifPresent(format -> {
          switch (format) {
            case TEXT -> project.documents().print(text);
            case JSON -> project.documents().printJson(json(plan, server));
          }
        });
    if (!project.documents().redactor().redact(text).equals(text)) {
      project.log().say("the plan shows `***` in place of a secret, so it cannot be run as it is");
    }
  }

  private static String text(Plan plan, String server) {
    return plan.isEmpty()
        ? "-- nothing to do\n"
        : plan.migrations().stream()
            .map(migration -> new PlanText(migration, server).toString())
            .collect(Collectors.joining());
  }

  private static Map<String, Object> json(Plan plan, String server) {
    return Map.of(
        "migrations", plan.migrations().stream().map(each -> json(each, server)).toList());
  }

  private static Map<String, Object> json(PlannedMigration migration, String server) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", migration.id());
    json.put("file", migration.file().path());
    json.put("direction", migration.direction().name().toLowerCase(Locale.ROOT));
    json.put("sql", new PlanText(migration, server).toString());
    if (!migration.online().isEmpty()) {
      json.put(
          "online",
          migration.online().entrySet().stream().map(each -> json(migration, each)).toList());
    }
    return json;
  }

  private static Map<String, Object> json(
      PlannedMigration migration, Map.Entry<Integer, OnlineSequence> online) {
    Script script = migration.file().script();
    var json = new LinkedHashMap<String, Object>();
    json.put("line", script.placeOf(script.statements().get(online.getKey())).line());
    json.put("steps", online.getValue().steps().stream().map(PlanCommand::json).toList());
    return json;
  }

  private static Map<String, Object> json(SafeStep step) {
    var json = new LinkedHashMap<String, Object>();
    json.put("sql", step.statements());
    json.put("transaction", !step.alone());
    return json;
  }
}
