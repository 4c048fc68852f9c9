package dev.interlock;

import dev.interlock.apply.Decision;
import dev.interlock.apply.Intent;
import dev.interlock.drift.LedgerRepair;
import dev.interlock.drift.Location;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.plan.Goal;
import dev.interlock.plan.HalfDoneFindings;
import dev.interlock.plan.MigrationStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The intent to correct the ledger so that it matches the schema.
 *
 * @param choice one of several positions with the same schema
 */
record Repair(Planning planning, Optional<Goal> choice) implements Intent {

  @Override
  public String command() {
    return "repair";
  }

  @Override
  public Decision decide(Ledger ledger) {
    MigrationStatus status = believed(planning.status(ledger));
    var repair = new LedgerRepair(status, planning.run());
    Location location = planning.schema().locate(status);
    var writes = new ArrayList<>(rows(repair, location, status));
    if (!status.halfDone().isEmpty()) {
      repair
          .position(location, choice)
          .map(position ->
              planning.schema().settlement(status.history()).at(position, status.halfDone()))
          .ifPresent(writes::addAll);
    }
    repair
        .position(location, choice)
        .map(position -> planning.recordingHeads(repair.applied(position), ledger))
        .ifPresent(writes::addAll);
    return Decision.toWrite(writes);
  }

  /** Another tool's ledger that is refused says nothing, also where its entries have files. */
  private static MigrationStatus believed(MigrationStatus status) {
    return status.adoption().isRefused() ? status.withRows(status.ledger().applied()) : status;
  }

  /**
   * Adds half-done work to a refusal: it is the usual reason for a schema that matches no position.
   */
  private List<LedgerWrite> rows(LedgerRepair repair, Location location, MigrationStatus status) {
    try {
      return repair.at(location, choice);
    } catch (Failure.Refused refused) {
      var findings = new ArrayList<Finding>();
      status.halfDone().forEach(half -> findings.add(HalfDoneFindings.of(half)));
      findings.addAll(refused.findings());
      throw new Failure.Refused(findings);
    }
  }
}
