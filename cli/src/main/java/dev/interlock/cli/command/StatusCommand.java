package dev.interlock.cli.command;

import dev.interlock.ReleaseFit;
import dev.interlock.Status;
import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.line.Verbosity;
import dev.interlock.cli.project.Deployment;
import dev.interlock.cli.project.Endpoint;
import dev.interlock.cli.project.Project;
import dev.interlock.cli.project.ReleaseFolders;
import dev.interlock.drift.Location;
import dev.interlock.drift.LocationFindings;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.gate.platform.Stage;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Version;
import dev.interlock.ledger.AppliedMigration;
import dev.interlock.ledger.LockState;
import dev.interlock.plan.HistoryComparison;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows the version of the database and the version of the files. */
public final class StatusCommand implements InterlockCommand {

  /** Longest list that a person still reads. */
  private static final int LISTED = 20;

  private static final String PENDING = "pending";

  private static final Flag.Switch RELEASES =
      new Flag.Switch(
          "releases",
          "also say which releases may start on this schema, and on the one after the pending migrations");

  @Override
  public String summary() {
    return "shows the current version, the head, and what is between them";
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    Operands.none(invocation);
    var project = Project.open(invocation, OutputFormat.report(invocation));
    try (var deployment = Deployment.open(project, Endpoint.of(project), Stage.HOOK)) {
      Status status = deployment.interlock().status();
      Optional<List<ReleaseFit>> releases = releases(deployment, invocation);
      status.migrations().adoption().findings().stream()
          .map(found -> found.isError() ? found.as(Severity.WARNING) : found)
          .forEach(project.log()::report);
      project
          .report()
          .ifPresent(report -> text(status, LISTED, releases).lines().forEach(report::say));
      print(status, releases, invocation, project);
      status.migrations().halfDoneFindings().forEach(project.log()::report);
      status
          .migrations()
          .obstacles()
          .forEach(found -> project.log().report(found.as(Severity.WARNING)));
      ofSchema(status).forEach(found -> project.log().report(found.as(Severity.WARNING)));
    }
    return ExitStatus.DONE;
  }

  private static Optional<List<ReleaseFit>> releases(Deployment deployment, Invocation invocation) {
    if (!invocation.arguments().has(RELEASES)) {
      return Optional.empty();
    }
    try (var folders = new ReleaseFolders(deployment.project(), invocation)) {
      return Optional.of(deployment.interlock().window(folders.releases()));
    }
  }

  private static void print(
      Status status, Optional<List<ReleaseFit>> releases, Invocation invocation, Project project) {
    boolean all = invocation.options().verbosity() == Verbosity.VERBOSE;
    OutputFormat.unlessReport(invocation, project)
        .ifPresent(format -> {
          switch (format) {
            case TEXT ->
                project.documents().print(text(status, all ? Integer.MAX_VALUE : LISTED, releases));
            case JSON -> {
              Map<String, Object> json = json(status);
              releases.ifPresent(each -> json.put("releases", ReleaseText.json(each)));
              project.documents().printJson(json);
            }
          }
        });
  }

  private static List<Finding> ofSchema(Status status) {
    return switch (status.schema()) {
      case Status.Schema.Located(Location location) ->
          LocationFindings.of(location).stream().toList();
      case Status.Schema.NotCompared(List<Finding> why) ->
          why.stream()
              .filter(finding -> !status.migrations().obstacles().contains(finding))
              .toList();
    };
  }

  private static Optional<String> schema(Status status) {
    return switch (status.schema()) {
      case Status.Schema.Located(Location location) -> LocationText.line(location);
      case Status.Schema.NotCompared(List<Finding> why) ->
          Optional.of("not compared, because the effects of the migrations are unknown");
    };
  }

  private static String text(Status status, int listed, Optional<List<ReleaseFit>> releases) {
    return text(status, listed) + releases.map(each -> "\n" + ReleaseText.of(each)).orElse("");
  }

  private static String text(Status status, int listed) {
    var text = new StringBuilder();
    HistoryComparison comparison = status.migrations().comparison();
    String current =
        status.migrations().current().stream()
            .map(version -> current(MigrationId.of(version), status))
            .collect(Collectors.joining(", "));
    String head = String.join(", ", ids(status.migrations().history().heads()));
    line(text, "current: " + (current.isEmpty() ? "base" : current));
    line(text, "head:    " + (head.isEmpty() ? "base" : head));
    for (Group group : groups(comparison)) {
      int most = group.name().equals(PENDING) ? listed : Integer.MAX_VALUE;
      group.migrations().stream().limit(most).forEach(m -> line(text, group.name() + ": " + m));
      int left = group.migrations().size() - most;
      if (left > 0) {
        line(
            text,
            "pending: %d more up to %s; `interlock status --verbose` lists them"
                .formatted(left, group.migrations().getLast()));
      }
    }
    status
        .migrations()
        .halfDone()
        .forEach(
            half -> line(text, "%s: %s, %s".formatted(half.state(), half.id(), half.progress())));
    if (status.migrations().ledger().lock() instanceof LockState.Held held) {
      line(text, "locked by: %s, for %d s".formatted(held.holder(), held.held().toSeconds()));
    }
    if (isAtHead(status)) {
      line(text, "current and head are the same.");
    }
    schema(status).ifPresent(schema -> line(text, "schema:  " + schema));
    return text.toString();
  }

  private static Map<String, Object> json(Status status) {
    var json = new LinkedHashMap<String, Object>();
    json.put("current", ids(status.migrations().current()));
    json.put("head", ids(status.migrations().history().heads()));
    json.put("at_head", isAtHead(status));
    groups(status.migrations().comparison())
        .forEach(group -> json.put(group.name().replaceAll("[ ,]+", "_"), group.migrations()));
    json.put("half_applied", halfDone(status, "half applied"));
    json.put("half_undone", halfDone(status, "half undone"));
    if (status.migrations().ledger().lock() instanceof LockState.Held held) {
      json.put("locked_by", held.holder());
      json.put("locked_seconds", held.held().toSeconds());
    }
    schema(status).ifPresent(schema -> json.put("schema", schema));
    return json;
  }

  private static List<Map<String, Object>> halfDone(Status status, String state) {
    return status.migrations().halfDone().stream()
        .filter(half -> half.state().equals(state))
        .map(half -> {
          var json = new LinkedHashMap<String, Object>();
          json.put("id", half.id().toString());
          json.put("statements_done", half.done());
          half.total().ifPresent(total -> json.put("statements", total));
          json.put("script", half.statements());
          return (Map<String, Object>) json;
        })
        .toList();
  }

  private static boolean isAtHead(Status status) {
    return status.migrations().comparison().hasNothingToRun()
        && status.migrations().comparison().ahead().isEmpty()
        && status.migrations().ledger().journal().isEmpty()
        && status.migrations().obstacles().isEmpty();
  }

  private static List<String> ids(Collection<Version> versions) {
    return versions.stream().map(v -> MigrationId.of(v).toString()).toList();
  }

  /** Migrations in the same state. */
  private record Group(String name, List<String> migrations) {

    static <T> Group of(String name, List<T> elements, Function<T, String> words) {
      return new Group(name, elements.stream().map(words).toList());
    }
  }

  private static List<Group> groups(HistoryComparison comparison) {
    return List.of(
        Group.of(PENDING, comparison.toRun(), Migration::path),
        Group.of("counts as applied", comparison.squashed(), Migration::path),
        Group.of("late arrival", comparison.lateArrivals(), Migration::path),
        Group.of("repeatable to run", comparison.newRepeatables(), Migration::path),
        Group.of("repeatable to run again", comparison.changedRepeatables(), Migration::path),
        Group.of("edited after it was applied", comparison.edited(), m -> m.migration().path()),
        Group.of("applied, but no file has it", comparison.missing(), StatusCommand::named),
        Group.of("newer than the files", comparison.ahead(), StatusCommand::named));
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }

  @Override
  public List<Flag> flags() {
    return List.of(OutputFormat.REPORTS, RELEASES);
  }

  private static String current(MigrationId id, Status status) {
    return status.migrations().halfDone().stream()
        .filter(half -> half.id().equals(id))
        .findFirst()
        .map(half -> "%s (%s)".formatted(id, half.state()))
        .orElseGet(id::toString);
  }

  private static String named(AppliedMigration applied) {
    return applied.id() + " " + applied.description();
  }
}
