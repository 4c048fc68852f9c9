package dev.interlock.spring;

import dev.interlock.drift.Position;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.Migration;
import dev.interlock.plan.MigrationStatus;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Compares the files with the ledger on a session of its own. Down if migrations of this release
 * are missing or half done; a database that a newer release has migrated is up. The schema itself
 * is compared by the endpoint only, because that takes longer.
 */
final class InterlockHealthIndicator extends AbstractHealthIndicator {

  private final InterlockGate gate;

  InterlockHealthIndicator(InterlockGate gate) {
    super("Interlock cannot ask the database");
    this.gate = gate;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    try {
      report(gate.ask(interlock -> interlock.recorded()), health);
    } catch (Failure e) {
      health.down().withDetail("problems", messages(e.findings()));
    }
  }

  private void report(MigrationStatus status, Health.Builder health) {
    List<String> pending = status.comparison().toRun().stream().map(Migration::path).toList();
    List<Finding> problems =
        Stream.concat(status.obstacles().stream(), status.halfDoneFindings().stream()).toList();
    boolean isUp = pending.isEmpty() && problems.isEmpty();
    health
        .status(isUp ? Status.UP : Status.DOWN)
        .withDetail("position", Position.claimed(status.comparison()).toString());
    if (!pending.isEmpty()) {
      health.withDetail("pending", pending);
    }
    if (!problems.isEmpty()) {
      health.withDetail("problems", messages(problems));
    }
  }

  private List<String> messages(List<Finding> findings) {
    return findings.stream().map(Finding::message).map(gate::redact).toList();
  }
}
