package dev.interlock.cli.command;

import dev.interlock.cli.project.Deployment;
import dev.interlock.cli.project.Endpoint;
import dev.interlock.cli.project.Project;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.gate.platform.Stage;
import dev.interlock.ledger.RunId;
import dev.interlock.ledger.RunOutcome;
import dev.interlock.plan.Plan;
import dev.interlock.project.configuration.RollbackChoice;
import dev.interlock.rollback.AppliedRun;
import dev.interlock.rollback.RollbackFindings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Undoes what a run applied after its service failed, or reports why it stays applied; records how
 * the verification ended.
 */
final class MigrationRollback {

  private final Project project;
  private final Endpoint endpoint;
  private @Nullable AppliedRun applied;
  private boolean isUndone;
  private Optional<Failure.Interrupted> interrupted = Optional.empty();

  MigrationRollback(Project project, Endpoint endpoint) {
    this.project = project;
    this.endpoint = endpoint;
  }

  void remember(AppliedRun run) {
    applied = run;
  }

  /** Returns the reasons for which migrations stay applied; empty if none do. */
  List<Finding> run() {
    AppliedRun run = applied;
    if (run == null || run.isEmpty()) {
      project.log().say("this run applied no migration, so nothing is undone");
      return List.of();
    }
    if (project.configuration().verify().supervision().rollback().value() == RollbackChoice.NEVER) {
      return leave("`verify.rollback` is `never`");
    }
    try (var deployment = Deployment.open(project.again(), endpoint, Stage.START)) {
      undone(deployment.interlock().rollBack(run));
      isUndone = true;
      return List.of();
    } catch (Failure.Refused refused) {
      return refused.findings();
    } catch (Failure failure) {
      if (failure instanceof Failure.Interrupted signal) {
        interrupted = Optional.of(signal);
      }
      List<Finding> findings = new ArrayList<>(leave("the rollback did not end"));
      findings.addAll(failure.findings());
      return findings;
    }
  }

  /** Returns the signal that ended the rollback, if one did. */
  Optional<Failure.Interrupted> interrupted() {
    return interrupted;
  }

  /** Returns the finding that the migrations stay applied, if there are any. */
  List<Finding> leave(String why) {
    AppliedRun run = applied;
    return run == null || run.isEmpty() ? List.of() : List.of(RollbackFindings.stays(run, why));
  }

  /** Records the failure of the service for the timeline, and whether the migrations are undone. */
  void record(Failure failure) {
    record(isUndone ? RunOutcome.ROLLED_BACK : RunOutcome.UNVERIFIED, Optional.of(failure));
  }

  /** Records that the service is verified. */
  void recordVerified() {
    record(RunOutcome.VERIFIED, Optional.empty());
  }

  private void record(RunOutcome outcome, Optional<Failure> failure) {
    RunId run = Objects.requireNonNull(applied).run();
    try (var deployment = Deployment.beside(project.again(), endpoint, run)) {
      deployment.interlock().record(outcome, failure, project.times().elapsed());
    } catch (Failure unreachable) {
      project
          .log()
          .say("the record of runs lacks this one: " + unreachable.findings().getFirst().message());
    }
  }

  private void undone(Plan plan) {
    project
        .log()
        .say(
            "undid %s; the schema is as before this run"
                .formatted(
                    plan.migrations().stream()
                        .map(migration -> migration.id().toString())
                        .collect(Collectors.joining(", "))));
  }
}
