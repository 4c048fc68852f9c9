package dev.interlock.drift;

import dev.interlock.catalog.Catalog;
import dev.interlock.finding.Finding;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.ledger.Direction;
import dev.interlock.plan.Plan;
import dev.interlock.plan.PlanOutcome;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.plan.PlannedMigration.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * Compares a plan with the actual schema, so that the plan ends at the same schema wherever it
 * begins: objects that are present and identical are adopted, objects that are present but
 * different forbid the plan. An equal name is never proof of an equal object.
 */
public final class Convergence {

  private final ConvergenceInput input;
  private final Plan plan;
  private final SortedSet<MigrationId> base;
  private final Catalog extra;

  private Convergence(ConvergenceInput input, Plan plan, SortedSet<MigrationId> base) {
    this.input = input;
    this.plan = plan;
    this.base = base;
    this.extra = input.schema().extras();
  }

  /**
   * Returns the part of an upgrade that is left to run, or the reasons for its refusal.
   *
   * @param outcome the plan from files and ledger alone; a refusal is returned unchanged
   */
  public static PlanOutcome upgrade(PlanOutcome outcome, ConvergenceInput input) {
    return switch (outcome) {
      case PlanOutcome.Refused refused -> refused;
      case PlanOutcome.Planned(Plan plan, var findings) ->
          new Convergence(input, plan, input.claimed()).upgrade().with(findings);
    };
  }

  /**
   * Returns the plan that brings a database to the head from its actual schema, whatever its ledger
   * records. Of every migration it runs only the statements whose effect is missing.
   *
   * @param outcome the plan of an upgrade to all heads, from files and ledger alone
   */
  public static PlanOutcome sync(PlanOutcome outcome, ConvergenceInput input) {
    return switch (outcome) {
      case PlanOutcome.Refused refused -> refused;
      case PlanOutcome.Planned(Plan plan, var findings) ->
          new Convergence(input, everything(plan, input), Collections.emptySortedSet())
              .sync()
              .with(findings);
    };
  }

  /**
   * Returns all versioned migrations and the planned repeatables, in apply order. Migrations that
   * count as applied are marked incomplete.
   */
  private static Plan everything(Plan plan, ConvergenceInput input) {
    SortedSet<MigrationId> claimed = input.claimed();
    Stream<PlannedMigration> versioned =
        input.states().history().migrations().stream()
            .map(migration -> planned(migration, claimed, plan));
    Stream<PlannedMigration> repeatables =
        plan.migrations().stream().filter(planned -> planned.migration().isRepeatable());
    return new Plan(Stream.concat(versioned, repeatables).toList());
  }

  private static PlannedMigration planned(
      Migration migration, SortedSet<MigrationId> claimed, Plan plan) {
    return plan.migrations().stream()
        .filter(planned -> planned.id().equals(migration.id()))
        .findFirst()
        .orElseGet(() ->
            new PlannedMigration(
                migration,
                Direction.UP,
                claimed.contains(migration.id()) ? Reason.INCOMPLETE : Reason.PENDING));
  }

  private PlanOutcome upgrade() {
    Location location = locate();
    return switch (location) {
      case Location.AtHead(Position position) -> exact(List.of(position));
      case Location.Behind behind -> exact(List.of(behind.position()));
      case Location.Ahead ahead ->
          PlanOutcome.of(plan, LocationFindings.of(ahead).stream().map(this::asDrift).toList());
      case Location.Unledgered(List<Position> candidates) -> exact(candidates);
      case Location.Contradicted(Position claimed, List<Position> candidates) ->
          candidates.getFirst().migrations().containsAll(claimed.migrations())
              ? exact(candidates)
              : refused(LocationFindings.of(location).orElseThrow());
      case Location.Diverged diverged -> byStatement(diverged);
    };
  }

  private PlanOutcome sync() {
    Location location = locate();
    return switch (location) {
      case Location.AtHead(Position position) -> exact(List.of(position));
      case Location.Behind behind -> exact(List.of(behind.position()));
      case Location.Ahead ahead -> refused(ConvergeFindings.newerThanTheFiles(ahead));
      case Location.Unledgered(List<Position> candidates) -> exact(candidates);
      case Location.Contradicted(Position claimed, List<Position> candidates) -> exact(candidates);
      case Location.Diverged diverged -> byStatement(diverged);
    };
  }

  /**
   * Locates the schema. Harmless objects of no migration are ignored, unless the release is older
   * than the schema.
   */
  private Location locate() {
    boolean isOlder = !input.ledger().ahead().isEmpty();
    return Locator.locate(
        input.states(), input.ledger(), isOlder ? input.live() : input.schema().judged());
  }

  private PlanOutcome exact(List<Position> candidates) {
    return new ExactPosition(input, candidates.getFirst(), candidates.getLast())
        .converge(plan)
        .with(ConvergeFindings.extras(extra));
  }

  private PlanOutcome byStatement(Location.Diverged diverged) {
    var findings = new ArrayList<Finding>(ConvergeFindings.extras(extra));
    PlanOutcome outcome =
        StatementByStatement.of(input, base, plan)
            .map(each -> each.converge(diverged))
            .orElseGet(() -> refused(LocationFindings.of(diverged).orElseThrow()));
    return outcome.with(findings);
  }

  private Finding asDrift(Finding finding) {
    return ConvergeFindings.asDrift(finding, input.drift());
  }

  private static PlanOutcome refused(Finding finding) {
    return PlanOutcome.of(Plan.NOTHING, List.of(finding));
  }
}
