package dev.interlock.cli.command;

import dev.interlock.Status;
import dev.interlock.cli.ExitStatus;
import dev.interlock.cli.InterlockCommand;
import dev.interlock.cli.Invocation;
import dev.interlock.cli.Verbosity;
import dev.interlock.cli.project.Deployment;
import dev.interlock.cli.project.Endpoint;
import dev.interlock.cli.project.Project;
import dev.interlock.finding.Severity;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.ledger.AppliedMigration;
import dev.interlock.locate.Location;
import dev.interlock.locate.LocationFindings;
import dev.interlock.lock.LockState;
import dev.interlock.plan.HistoryComparison;
import dev.interlock.platform.Stage;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows where the database is and where the files want it. */
public final class StatusCommand implements InterlockCommand {

  /** What a person reads of many. */
  private static final int LISTED = 20;

  @Override
  public String summary() {
    return "shows the current version, the head, and what lies between them";
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    Operands.none(invocation);
    var project = Project.open(invocation);
    try (var deployment = Deployment.open(project, Endpoint.of(project), Stage.HOOK)) {
      Status status = deployment.interlock().status();
      status.claims().findings().stream()
          .map(found -> found.isError() ? found.as(Severity.WARNING) : found)
          .forEach(project.log()::report);
      boolean all = invocation.options().verbosity() == Verbosity.VERBOSE;
      print(status, all ? Integer.MAX_VALUE : LISTED, invocation.out());
      status.obstacles().forEach(found -> project.log().report(found.as(Severity.WARNING)));
      status.location().ifPresent(location -> say(location, project, invocation.out()));
      if (!project.seals().exists()) {
        invocation.out().println("schema:  not compared, because the migrations have no seals");
      }
    }
    return ExitStatus.DONE;
  }

  private static void say(Location location, Project project, PrintStream out) {
    LocationText.line(location).ifPresent(line -> out.println("schema:  " + line));
    LocationFindings.of(location)
        .map(finding -> finding.as(Severity.WARNING))
        .ifPresent(project.log()::report);
  }

  private static void print(Status status, int listed, PrintStream out) {
    HistoryComparison comparison = status.comparison();
    String current =
        status.current().stream()
            .map(v -> MigrationId.of(v).toString())
            .collect(Collectors.joining(", "));
    String head =
        status.history().heads().stream()
            .map(v -> MigrationId.of(v).toString())
            .collect(Collectors.joining(", "));
    out.println("current: " + (current.isEmpty() ? "base" : current));
    out.println("head:    " + (head.isEmpty() ? "base" : head));
    List<Migration> pending = comparison.toRun();
    int shown = Math.min(listed, pending.size());
    list(out, "pending", pending.subList(0, shown), Migration::path);
    if (shown < pending.size()) {
      out.println(
          "pending: %d more up to %s; `interlock status --verbose` lists them"
              .formatted(pending.size() - shown, pending.getLast().path()));
    }
    list(out, "counts as applied", comparison.squashed(), Migration::path);
    list(out, "late arrival", comparison.lateArrivals(), Migration::path);
    list(out, "repeatable to run", comparison.newRepeatables(), Migration::path);
    list(out, "repeatable to run again", comparison.changedRepeatables(), Migration::path);
    list(out, "edited after it was applied", comparison.edited(), m -> m.migration().path());
    list(out, "applied, but no file has it", comparison.missing(), StatusCommand::named);
    list(out, "newer than the files", comparison.ahead(), StatusCommand::named);
    status
        .ledger()
        .journal()
        .forEach(entry ->
            out.println(
                "half applied: %s, statements done: %d".formatted(entry.id(), entry.done())));
    if (status.ledger().lock() instanceof LockState.Held held) {
      out.println("locked by: %s, for %d s".formatted(held.holder(), held.held().toSeconds()));
    }
    if (comparison.hasNothingToRun()
        && comparison.ahead().isEmpty()
        && status.obstacles().isEmpty()) {
      out.println("current and head are the same.");
    }
  }

  private static String named(AppliedMigration applied) {
    return applied.id() + " " + applied.description();
  }

  private static <T> void list(
      PrintStream out, String what, List<T> elements, Function<T, String> words) {
    elements.forEach(element -> out.println(what + ": " + words.apply(element)));
  }
}
