package dev.interlock.drift;

import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.MigrationId;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.Proof;
import dev.interlock.plan.MigrationStatus;
import dev.interlock.plan.Plan;
import dev.interlock.plan.PlanOutcome;
import java.util.List;
import java.util.Optional;

/**
 * Compares plans with the schema of one database. Reads the schema, and asks for the effects of the
 * migrations, only if there is something to do or if the schema's mark has changed since the last
 * comparison. For one thread.
 */
public final class DriftCheck {

  private final DatabaseSchema schema;
  private final ProofRecord record;
  private final Drift drift;
  private final OtherObjects otherObjects;

  /**
   * @param files the history as the files describe it
   * @param otherObjects treatment of a database that holds only objects of others
   */
  public DriftCheck(DatabaseSchema schema, History files, Drift drift, OtherObjects otherObjects) {
    this.schema = schema;
    this.record = schema.record(files);
    this.drift = drift;
    this.otherObjects = otherObjects;
  }

  /**
   * Returns the part of an upgrade that is left to run, or the reasons for its refusal.
   *
   * @param outcome the plan from files and ledger alone
   */
  public PlanOutcome upgrade(PlanOutcome outcome, MigrationStatus status) {
    if (outcome instanceof PlanOutcome.Refused
        || (isNothing(outcome) && record.isSettled(status.ledger()))) {
      return outcome;
    }
    return switch (schema.effects().of(status.history())) {
      case Effects.Known known -> upgrade(outcome, status, known);
      case Effects.Unknown unknown -> withoutEffects(outcome, status, unknown);
    };
  }

  private PlanOutcome upgrade(PlanOutcome outcome, MigrationStatus status, Effects.Known known) {
    PlanOutcome allowed = atFirstContact(outcome, status, known);
    if (allowed instanceof PlanOutcome.Refused) {
      return allowed;
    }
    ConvergenceInput input = schema.input(status, DataConfirmations.NONE, Definitions.NONE, drift);
    PlanOutcome converged = Convergence.upgrade(allowed, input);
    if (isNothing(allowed) && isNothing(converged)) {
      record.proof(status.ledger(), converged).ifPresent(schema::remember);
    }
    return converged.with(schema.notes(input.schema(), known));
  }

  /** Returns the plan that brings the database to the head, whatever its ledger records. */
  public PlanOutcome sync(
      PlanOutcome outcome, MigrationStatus status, DataConfirmations confirmations) {
    if (outcome instanceof PlanOutcome.Refused) {
      return outcome;
    }
    Effects.Known known = schema.effects().known(status.history());
    PlanOutcome allowed = atFirstContact(outcome, status, known);
    if (allowed instanceof PlanOutcome.Refused) {
      return allowed;
    }
    ConvergenceInput input = schema.input(status, confirmations, schema::creating, drift);
    return Convergence.sync(allowed, input).with(schema.notes(input.schema(), known));
  }

  /**
   * Checks a database whose position no ledger records before anything runs on it. A schema that
   * only squashed migrations make is refused with its position.
   */
  private PlanOutcome atFirstContact(
      PlanOutcome outcome, MigrationStatus status, Effects.Known known) {
    if (status.isRecorded()) {
      return outcome;
    }
    return insideABaseline(status)
        .map(location ->
            PlanOutcome.of(Plan.NOTHING, LocationFindings.of(location).stream().toList()))
        .orElseGet(() -> firstContact(status).known(outcome, known.states()));
  }

  private Optional<Location> insideABaseline(MigrationStatus status) {
    return status.whole().isEmpty() || !(schema.locateExpanded(status) instanceof Location.Diverged)
        ? Optional.empty()
        : schema.locateWhole(status).filter(location -> location instanceof Location.Unledgered);
  }

  /**
   * Returns the plan for unknown effects: only a ledger can show then that it fits the database.
   */
  private PlanOutcome withoutEffects(
      PlanOutcome outcome, MigrationStatus status, Effects.Unknown unknown) {
    Optional<Failure> why = unknown.why();
    PlanOutcome allowed =
        status.isRecorded() ? outcome : firstContact(status).unknown(outcome, why);
    if (why.isPresent() && isToRun(allowed, unknown.failing())) {
      return PlanOutcome.of(Plan.NOTHING, ProofFindings.failsOnShadow(why.get()));
    }
    if (isNothing(allowed)) {
      record.unseen(status.ledger()).ifPresent(schema::remember);
    }
    return allowed instanceof PlanOutcome.Refused
        ? allowed
        : allowed.with(why.map(ProofFindings::effectsUnknown).stream().toList());
  }

  private FirstContact firstContact(MigrationStatus status) {
    return new FirstContact(schema.at(status.ledger()), schema::provided, otherObjects);
  }

  /**
   * Whether the plan runs this migration. An applied migration has proven that it runs, even if it
   * fails on the shadow database.
   */
  private static boolean isToRun(PlanOutcome outcome, Optional<MigrationId> id) {
    return outcome instanceof PlanOutcome.Planned planned
        && planned.plan().migrations().stream()
            .anyMatch(migration -> id.filter(migration.id()::equals).isPresent());
  }

  /**
   * Compares the schema with the migrations after a plan has run.
   *
   * @param status read after the plan
   * @return writes that record the result in the ledger
   * @throws Failure.Stopped if the schema is not what the files make
   */
  public List<LedgerWrite> afterwards(MigrationStatus status) {
    Optional<Proof> proof =
        switch (schema.effects().of(status.history())) {
          case Effects.Known known -> proof(status);
          case Effects.Unknown unknown -> record.unseen(status.ledger());
        };
    return proof
        .filter(found -> status.comparison().isAtHead())
        .<LedgerWrite>map(LedgerWrite.Proven::new)
        .stream()
        .toList();
  }

  private Optional<Proof> proof(MigrationStatus status) {
    PlanOutcome outcome =
        Convergence.upgrade(
            PlanOutcome.of(Plan.NOTHING, List.of()),
            schema.input(status, DataConfirmations.NONE, Definitions.NONE, drift));
    if (outcome instanceof PlanOutcome.Refused refused) {
      throw new Failure.Stopped(ProofFindings.notAsSealed(refused.findings().getFirst()));
    }
    return record.proof(status.ledger(), outcome);
  }

  private static boolean isNothing(PlanOutcome outcome) {
    return outcome instanceof PlanOutcome.Planned(Plan plan, List<Finding> findings)
        && plan.isEmpty();
  }
}
