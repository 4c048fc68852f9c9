package dev.interlock.cli.command;

import dev.interlock.cli.output.Log;
import dev.interlock.cli.project.Deployment;
import dev.interlock.finding.Failure;
import dev.interlock.history.History;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Version;
import dev.interlock.plan.Goal;
import dev.interlock.plan.Plan;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.plan.Work;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Runs an upgrade and reports its result in one line. */
record Upgrading(Deployment deployment) {

  /** Returns the plan that ran. */
  Plan to(Goal goal) {
    long start = System.nanoTime();
    var hooks = new MigrationHooks(deployment.project());
    Plan done;
    try {
      hooks.before(() -> deployment.interlock().planUpgrade(goal).migrations());
      done = deployment.interlock().upgrade(goal);
    } catch (Failure failure) {
      hooks.failed(failure);
      throw failure;
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    Log log = deployment.project().log();
    var worked = done.migrations().stream().filter(each -> !each.isSquashed()).toList();
    if (worked.isEmpty()) {
      log.say("up to date at %s, nothing to do (%d ms)".formatted(heads(), took.toMillis()));
    } else {
      log.say("%s in %d ms%s".formatted(result(worked), took.toMillis(), position(goal, done)));
      hooks.after(worked);
    }
    return done;
  }

  /** Distinguishes migrations that ran from those whose effect already existed. */
  static String result(List<PlannedMigration> migrations) {
    int adopted =
        (int) migrations.stream().filter(each -> each.work() instanceof Work.Nothing).count();
    int applied = migrations.size() - adopted;
    if (adopted == 0) {
      return "applied " + counted(applied);
    }
    return applied == 0
        ? "adopted " + counted(adopted)
        : "applied %s and adopted %d".formatted(counted(applied), adopted);
  }

  /**
   * Takes the position from the goal if possible, because the last migration may be a repeatable,
   * which has no position, or a late arrival, which does not change it.
   */
  private String position(Goal goal, Plan done) {
    return switch (goal.in(deployment.history())) {
      case Goal.Head head -> ", now at " + heads();
      case Goal.Heads heads -> ", now at " + heads();
      case Goal.To(Version version) -> ", now at " + MigrationId.of(version);
      case Goal.Base base -> "";
      case Goal.Relative relative -> ", now at " + done.migrations().getLast().migration().id();
    };
  }

  private String heads() {
    History history = deployment.history();
    return history.heads().isEmpty()
        ? "base"
        : history.heads().stream()
            .map(v -> MigrationId.of(v).toString())
            .collect(Collectors.joining(", "));
  }

  static String counted(int migrations) {
    return migrations == 1 ? "1 migration" : migrations + " migrations";
  }
}
