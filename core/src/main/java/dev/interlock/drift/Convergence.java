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
 * Holds a plan against the schema as it is, so that it ends at the same schema wherever it begins:
 * what is there already and identical is adopted, what is there but different forbids the plan.
 * Nothing is taken for the same because its name is.
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
   * What of an upgrade's plan is left to do, or why it must not be carried out.
   *
   * @param outcome made from files and ledger alone; a refusal stays one
   */
  public static PlanOutcome upgrade(PlanOutcome outcome, ConvergenceInput input) {
    return switch (outcome) {
      case PlanOutcome.Refused refused -> refused;
      case PlanOutcome.Planned(Plan plan, var findings) ->
          new Convergence(input, plan, input.claimed()).upgrade().with(findings);
    };
  }

  /**
   * What brings a database to the head from wherever its schema is, whatever its ledger says: of
   * every migration the statements whose effect is missing, and no others.
   *
   * @param outcome of an upgrade to all heads, made from files and ledger alone
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

  /** The planned ones, and those that count as applied, in apply order. */
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

  /** What no migration ever makes is in nobody's way, but for a release that is older than it. */
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
