package dev.interlock.proof;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.drift.OtherObjects;
import dev.interlock.drift.States;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.ledger.Ledger;
import dev.interlock.plan.HistoryComparison;
import dev.interlock.plan.Plan;
import dev.interlock.plan.PlanOutcome;
import dev.interlock.replay.ProvidedObjects;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Holds a plan against a database whose state no ledger vouches for. Where it holds objects, none
 * of which the history makes, or of which nobody knows whether it does, nothing of the plan may run
 * unless the operator says that the objects belong to others; that word is then recorded with each
 * migration.
 *
 * @param there the schema, without what belongs to extensions and to the provider
 * @param provided what the provider or platform brings to every database; asked for at need
 * @param word what the operator says
 */
record FirstContact(Catalog there, Supplier<ProvidedObjects> provided, OtherObjects word) {

  private static final int SHOWN = 10;

  /** Whether a ledger, ours or another tool's, says where the database is. */
  static boolean isVouchedFor(Ledger ledger, HistoryComparison comparison) {
    return !comparison.applied().isEmpty() || !ledger.journal().isEmpty();
  }

  /** The plan where the effects of its migrations are known. */
  PlanOutcome known(PlanOutcome outcome, States states) {
    return states.known(there).objects().isEmpty()
        ? unlessHeld(outcome, FirstContact::somebodyElses)
        : outcome;
  }

  /** The plan where they are not, so that any object may be one that a migration makes. */
  PlanOutcome unknown(PlanOutcome outcome, Optional<Failure> why) {
    return unlessHeld(outcome, objects -> unlocated(objects, why));
  }

  private PlanOutcome unlessHeld(PlanOutcome outcome, Refusal refusal) {
    List<CatalogObject> objects =
        there.objects().stream().filter(object -> object.id().kind().isInSchema()).toList();
    if (objects.isEmpty() || isNothing(outcome)) {
      return outcome;
    }
    return switch (word) {
      case REFUSE -> unlessProvided(outcome, objects, refusal);
      case ALLOW -> recorded(outcome, objects.size());
    };
  }

  private PlanOutcome unlessProvided(
      PlanOutcome outcome, List<CatalogObject> objects, Refusal refusal) {
    ProvidedObjects brought = provided.get();
    var others = objects.stream().filter(object -> !brought.cover(object.id())).toList();
    return others.isEmpty()
        ? outcome
        : PlanOutcome.of(Plan.NOTHING, List.of(listed(refusal.of(others), others)));
  }

  private static boolean isNothing(PlanOutcome outcome) {
    return outcome instanceof PlanOutcome.Refused
        || (outcome instanceof PlanOutcome.Planned planned && planned.plan().isEmpty());
  }

  /** What to say of the objects. */
  @FunctionalInterface
  private interface Refusal {
    Finding of(List<CatalogObject> objects);
  }

  private static Finding somebodyElses(List<CatalogObject> objects) {
    return Finding.error(
            Code.SOMEBODY_ELSES,
            "the database holds %s, none of which these migrations make, and no ledger."
                .formatted(counted(objects.size())))
        .help(
            "Check the database URL; if it is the right one and these objects belong to others, run"
                + " once with `--other-objects allow`, which is recorded.");
  }

  private static Finding unlocated(List<CatalogObject> objects, Optional<Failure> why) {
    Finding finding =
        Finding.error(
            Code.UNLOCATED,
            "the database holds %s and no ledger, and the effects of the migrations are unknown, so nothing was run."
                .formatted(counted(objects.size())));
    for (Finding reason : why.map(Failure::findings).orElse(List.of())) {
      finding = finding.note(reason.message());
    }
    return finding.help(
        "If some migrations are applied, run `interlock stamp VERSION`, or `interlock repair` where"
            + " a shadow database can be had; if the objects belong to others, run once with"
            + " `--other-objects allow`, which is recorded.");
  }

  private static Finding listed(Finding finding, List<CatalogObject> objects) {
    return finding.notes(objects.stream().map(object -> object.id().toString()).toList(), SHOWN);
  }

  private static PlanOutcome recorded(PlanOutcome outcome, int objects) {
    String reason =
        "other-objects allow: the database held %s and no ledger".formatted(counted(objects));
    return switch (outcome) {
      case PlanOutcome.Planned(Plan plan, List<Finding> findings) ->
          PlanOutcome.of(
              new Plan(plan.migrations().stream().map(each -> each.because(reason)).toList()),
              findings);
      case PlanOutcome.Refused refused -> refused;
    };
  }

  private static String counted(int objects) {
    return objects == 1 ? "1 object" : objects + " objects";
  }
}
