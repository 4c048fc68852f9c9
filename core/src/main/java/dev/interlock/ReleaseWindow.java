package dev.interlock;

import dev.interlock.apply.Decision;
import dev.interlock.apply.RunContext;
import dev.interlock.catalog.Catalog;
import dev.interlock.drift.DatabaseSchema;
import dev.interlock.event.Listener;
import dev.interlock.finding.Failure;
import dev.interlock.history.History;
import dev.interlock.history.MigrationId;
import dev.interlock.ledger.AppliedMigration;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.LockState;
import dev.interlock.plan.Goal;
import dev.interlock.plan.Plan;
import dev.interlock.plan.PlannedMigration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides for other releases of the service what their {@code run} does with the schema as it is,
 * and as the pending migrations leave it. It is the decision of {@link Upgrade} itself, on a schema
 * and a ledger that are assumed. Changes nothing, takes no lock. For one thread.
 */
final class ReleaseWindow {

  private final RunContext context;
  private final Planning planning;

  ReleaseWindow(RunContext context, Planning planning) {
    this.context = context;
    this.planning = planning;
  }

  /** A schema with its ledger, without a proof that could replace the comparison. */
  private record Moment(Catalog schema, Ledger ledger) {}

  /** The schema after the plan, or the reason why there is none. */
  private sealed interface Afterwards {
    record Known(Moment moment) implements Afterwards {}

    record Unknown(SchemaFit why) implements Afterwards {}
  }

  List<ReleaseFit> of(List<Release> releases) {
    Ledger ledger = planning.ledger();
    var now = new Moment(planning.schema().at(ledger), unproven(ledger));
    Afterwards afterwards = afterwards(now, ledger);
    return releases.stream().map(release -> fit(release, now, afterwards)).toList();
  }

  private Afterwards afterwards(Moment now, Ledger ledger) {
    try {
      Decision decision = new Upgrade(planning, new Goal.Head()).decide(ledger);
      return decision.isEmpty()
          ? new Afterwards.Known(now)
          : new Afterwards.Known(
              new Moment(
                  planning.schema().afterHead(planning.status(ledger)), after(decision, ledger)));
    } catch (Failure e) {
      return new Afterwards.Unknown(new SchemaFit.Unknown(e.findings()));
    }
  }

  private ReleaseFit fit(Release release, Moment now, Afterwards afterwards) {
    try {
      History history = release.migrations().history();
      return new ReleaseFit(
          release.name(),
          fit(release, history, now),
          switch (afterwards) {
            case Afterwards.Known(Moment later) ->
                later.equals(now) ? fit(release, history, now) : fit(release, history, later);
            case Afterwards.Unknown(SchemaFit why) -> why;
          });
    } catch (Failure.Refused refused) {
      var refusal = new SchemaFit.Refused(refused.findings());
      return new ReleaseFit(release.name(), refusal, refusal);
    } catch (Failure unreadable) {
      var unknown = new SchemaFit.Unknown(unreadable.findings());
      return new ReleaseFit(release.name(), unknown, unknown);
    }
  }

  private SchemaFit fit(Release release, History history, Moment moment) {
    var schema =
        DatabaseSchema.assumed(
            moment.schema(), context.target(), release.migrations(), context.settings().ignored());
    var other = new Planning(history, quiet(release), schema);
    Plan plan;
    try {
      plan = new Upgrade(other, new Goal.Head()).decide(moment.ledger()).plan();
    } catch (Failure.Unavailable e) {
      return new SchemaFit.Unknown(e.findings());
    } catch (Failure e) {
      return new SchemaFit.Refused(e.findings());
    }
    try {
      schema.effects().known(other.status(moment.ledger()).history());
    } catch (Failure effectsUnknown) {
      return new SchemaFit.Unknown(effectsUnknown.findings());
    }
    return fit(plan);
  }

  private static SchemaFit fit(Plan plan) {
    List<MigrationId> pending =
        plan.migrations().stream()
            .filter(migration -> !migration.isSquashed())
            .map(PlannedMigration::id)
            .toList();
    return pending.isEmpty() ? new SchemaFit.Starts() : new SchemaFit.Migrates(pending);
  }

  /** The findings of another release that stop nothing are not said. */
  private RunContext quiet(Release release) {
    return new RunContext(
        context.target(),
        context.holder(),
        context.label(),
        context.settings(),
        release.migrations().programs(),
        Listener.none(),
        context.cancellation(),
        context.clock(),
        context.random());
  }

  private Ledger after(Decision decision, Ledger ledger) {
    var applied = new ArrayList<>(ledger.applied());
    Stream.concat(
            decision.writes().stream(),
            decision.plan().migrations().stream()
                .flatMap(migration -> migration.writes(planning.run()).stream()))
        .forEach(write -> write(write, applied));
    return new Ledger(
        true,
        ledger.guarded(),
        applied,
        List.of(),
        new LockState.Free(),
        List.of(),
        ledger.mark(),
        Optional.empty(),
        false);
  }

  private static void write(LedgerWrite write, List<AppliedMigration> applied) {
    if (write instanceof LedgerWrite.Retire retire) {
      applied.removeIf(row -> row.id().equals(retire.id()));
    } else if (write instanceof LedgerWrite.Apply apply) {
      applied.add(
          new AppliedMigration(
              apply.id(),
              apply.description(),
              apply.raw(),
              apply.statements(),
              apply.kind(),
              Instant.EPOCH,
              "",
              Duration.ZERO));
    }
  }

  private static Ledger unproven(Ledger ledger) {
    return new Ledger(
        ledger.present(),
        ledger.guarded(),
        ledger.applied(),
        ledger.journal(),
        ledger.lock(),
        ledger.foreign(),
        ledger.mark(),
        Optional.empty(),
        ledger.lastDeployFailed());
  }
}
