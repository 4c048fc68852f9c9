package dev.interlock.cli.command;

import dev.interlock.cli.output.Log;
import dev.interlock.cli.project.Deployment;
import dev.interlock.history.History;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Version;
import dev.interlock.plan.Goal;
import dev.interlock.plan.Plan;
import java.time.Duration;
import java.util.stream.Collectors;

/** Runs an upgrade and reports its result in one line. */
record Upgrading(Deployment deployment) {

  void to(Goal goal) {
    long start = System.nanoTime();
    Plan done = deployment.interlock().upgrade(goal);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    Log log = deployment.project().log();
    int ran = (int) done.migrations().stream().filter(each -> !each.isSquashed()).count();
    if (ran == 0) {
      log.say("up to date at %s, nothing to do (%d ms)".formatted(heads(), took.toMillis()));
    } else {
      log.say(
          "applied %s in %d ms%s".formatted(counted(ran), took.toMillis(), position(goal, done)));
    }
  }

  /**
   * Takes the position from the goal if possible, because the last migration may be a repeatable,
   * which has no position, or a late arrival, which does not change it.
   */
  private String position(Goal goal, Plan done) {
    return switch (goal) {
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
