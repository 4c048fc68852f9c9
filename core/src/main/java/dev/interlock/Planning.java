package dev.interlock;

import dev.interlock.apply.Execution;
import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.Target;
import dev.interlock.drift.DataConfirmations;
import dev.interlock.drift.LedgerRepair;
import dev.interlock.drift.Location;
import dev.interlock.event.Event;
import dev.interlock.event.Listener;
import dev.interlock.extension.ExtensionPreflight;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.foreign.MirroredLedgers;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.ledger.AppliedMigration;
import dev.interlock.ledger.Direction;
import dev.interlock.ledger.ForeignTable;
import dev.interlock.ledger.JournalEntry;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.NamedLedger;
import dev.interlock.ledger.RunId;
import dev.interlock.plan.Goal;
import dev.interlock.plan.HalfDoneFindings;
import dev.interlock.plan.HistoryComparison;
import dev.interlock.plan.LateArrivals;
import dev.interlock.plan.MigrationStatus;
import dev.interlock.plan.Plan;
import dev.interlock.plan.PlanOutcome;
import dev.interlock.plan.Planner;
import dev.interlock.plan.Stamp;
import dev.interlock.proof.SchemaProof;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Plans the work on one database from a reading of its ledger and, if it is known, from its schema.
 * Changes nothing. Plans are made more than once, before the lock and under it, but each finding is
 * reported once. For one thread.
 */
final class Planning {

  private final History files;
  private final Target target;
  private final RunId run;
  private final LateArrivals lateArrivals;
  private final SchemaProof proof;
  private final Listener listener;
  private final Set<Finding> said = new HashSet<>();

  Planning(
      History files,
      Target target,
      RunId run,
      LateArrivals lateArrivals,
      SchemaProof proof,
      Listener listener) {
    this.files = files;
    this.target = target;
    this.run = run;
    this.lateArrivals = lateArrivals;
    this.proof = proof;
    this.listener = listener;
  }

  /**
   * Reads the ledger.
   *
   * @throws Failure.Unavailable if it cannot be read
   */
  Ledger ledger() {
    try {
      return target.readLedger(proof.detail());
    } catch (StepFailure e) {
      throw Execution.unavailable(e);
    }
  }

  MigrationStatus known(Ledger ledger) {
    return MigrationStatus.of(files, ledger);
  }

  /** Returns the plan that brings the database forward. */
  Plan upgrade(Ledger ledger, Goal goal) {
    MigrationStatus known = known(ledger);
    PlanOutcome planned = known.upgrade(goal, lateArrivals);
    return accepted(possible(proof.upgrade(planned, ledger, known::comparison)), known);
  }

  /** Returns the plan that undoes migrations. */
  Plan downgrade(Ledger ledger, Goal goal) {
    MigrationStatus known = known(ledger);
    return accepted(known.downgrade(goal, lateArrivals), known);
  }

  /** Returns the plan that brings the database to the head, as if its ledger were repaired. */
  Plan sync(Ledger ledger, DataConfirmations confirmations) {
    MigrationStatus known = known(ledger);
    Set<MigrationId> undone = halfUndone(known);
    List<AppliedMigration> rows =
        repair(known).rows().stream().filter(row -> !undone.contains(row.id())).toList();
    PlanOutcome planned =
        new Planner(known.history(), rows, LateArrivals.ALLOW).upgrade(new Goal.Heads());
    HistoryComparison comparison = HistoryComparison.of(known.history(), rows);
    PlanOutcome outcome = known.sync(proof.sync(planned, ledger, comparison, confirmations));
    Plan plan = accepted(possible(outcome), known);
    return new Plan(
        plan.migrations().stream()
            .map(each -> undone.contains(each.id()) ? each.again() : each)
            .toList());
  }

  /**
   * Returns the half-undone migrations. They count as not applied, because it is unknown how much
   * of them is left.
   */
  private static Set<MigrationId> halfUndone(MigrationStatus known) {
    return known.ledger().journal().stream()
        .filter(entry -> entry.direction() == Direction.DOWN)
        .map(JournalEntry::id)
        .collect(Collectors.toSet());
  }

  /** Returns the ledger writes that precede an upgrade or downgrade. */
  List<LedgerWrite> before(Ledger ledger, Plan plan) {
    MigrationStatus known = known(ledger);
    return known.before(missing(known, plan), run);
  }

  /** Returns the ledger writes that precede a {@link #sync}. */
  List<LedgerWrite> beforeSync(Ledger ledger, Plan plan) {
    MigrationStatus known = known(ledger);
    var writes = new ArrayList<>(known.before(missing(known, plan), run));
    writes.addAll(repair(known).ofFiles());
    return writes;
  }

  /** Returns the ledger writes that make the ledger match the schema. */
  List<LedgerWrite> repair(Ledger ledger, Optional<Goal> choice) {
    MigrationStatus known = known(ledger);
    LedgerRepair repair = repair(known);
    Location location = proof.locate(ledger, repair.comparison());
    var writes = new ArrayList<>(written(repair, location, choice, known));
    if (!known.halfDone().isEmpty()) {
      repair
          .position(location, choice)
          .map(position -> proof.settlement(known.history()).at(position, known.halfDone()))
          .ifPresent(writes::addAll);
    }
    return List.copyOf(writes);
  }

  /**
   * Adds half-done work to a refusal: it is the usual reason for a schema that matches no position.
   */
  private static List<LedgerWrite> written(
      LedgerRepair repair, Location location, Optional<Goal> choice, MigrationStatus known) {
    try {
      return repair.at(location, choice);
    } catch (Failure.Refused refused) {
      var findings = new ArrayList<Finding>();
      known.halfDone().forEach(half -> findings.add(HalfDoneFindings.of(half)));
      findings.addAll(refused.findings());
      throw new Failure.Refused(findings);
    }
  }

  /** Returns the ledger writes that record these migrations as applied and none as half done. */
  List<LedgerWrite> stamp(Ledger ledger, Stamp stamp, List<Migration> wanted) {
    var writes = new ArrayList<>(stamp.writes(wanted, ledger.applied(), run));
    ledger.journal().stream()
        .map(JournalEntry::id)
        .filter(id -> id instanceof MigrationId.Versioned || files.find(id).isEmpty())
        .map(LedgerWrite.Settle::new)
        .forEach(writes::add);
    return List.copyOf(writes);
  }

  private LedgerRepair repair(MigrationStatus known) {
    return new LedgerRepair(known.comparison(), run);
  }

  /** Returns the tables of other tools that a plan needs and that do not exist. */
  private List<NamedLedger> missing(MigrationStatus known, Plan plan) {
    List<NamedLedger> needed = known.neededBy(plan);
    if (needed.isEmpty()) {
      return needed;
    }
    List<ForeignTable> there = MirroredLedgers.of(target.foreignLedgers(), Set.of());
    return needed.stream()
        .filter(named -> there.stream().noneMatch(table -> table.runner() == named.runner()))
        .toList();
  }

  private PlanOutcome possible(PlanOutcome outcome) {
    return outcome.with(ExtensionPreflight.findings(outcome, target, proof.effects(outcome)));
  }

  private Plan accepted(PlanOutcome outcome, MigrationStatus known) {
    return switch (outcome) {
      case PlanOutcome.Refused(var findings) -> throw refusal(findings);
      case PlanOutcome.Planned(Plan plan, var findings) -> {
        findings.forEach(this::say);
        missing(known, plan).forEach(named -> say(named.finding()));
        yield known.resuming(plan);
      }
    };
  }

  void say(Finding finding) {
    if (said.add(finding)) {
      listener.on(new Event.Noticed(finding));
    }
  }

  /**
   * Returns the exception for a refused plan. A goal in the wrong direction is a mistake on the
   * command line, whatever the state of the database.
   */
  private static Failure refusal(List<Finding> findings) {
    return findings.stream().allMatch(finding -> finding.code() == Code.USAGE)
        ? new Failure.Misconfigured(findings)
        : new Failure.Refused(findings);
  }
}
