package dev.interlock.drift;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.plan.Plan;
import dev.interlock.plan.PlanOutcome;
import dev.interlock.replay.ProvidedObjects;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Checks a plan against a database whose position no ledger records. If the database holds objects
 * of which the history makes none, or objects whose origin is unknown, the plan is refused, unless
 * the operator states that the objects belong to others; the ledger records that statement with
 * each migration.
 *
 * @param there the schema, without the objects of extensions and of the provider
 * @param provided objects that the provider or platform creates in every database; computed only if
 *     needed
 * @param word the operator's statement
 */
record FirstContact(Catalog there, Supplier<ProvidedObjects> provided, OtherObjects word) {

  private static final int SHOWN = 10;

  /** Checks a plan whose migrations have known effects. */
  PlanOutcome known(PlanOutcome outcome, States states) {
    return states.known(there).objects().isEmpty()
        ? unlessHeld(outcome, FirstContact::unrelated)
        : outcome;
  }

  /** Checks a plan whose migrations have unknown effects: any object may be one that they make. */
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

  /** Turns the objects into the finding of a refusal. */
  @FunctionalInterface
  private interface Refusal {
    Finding of(List<CatalogObject> objects);
  }

  private static Finding unrelated(List<CatalogObject> objects) {
    return Finding.error(
            Code.DATABASE_OF_OTHERS,
            "the database has no ledger, and it holds %s that these migrations do not make."
                .formatted(counted(objects.size())))
        .help(
            "Check the database URL; if it is the right one and these objects belong to others, run"
                + " once with `--other-objects allow`, which is recorded.");
  }

  private static Finding unlocated(List<CatalogObject> objects, Optional<Failure> why) {
    Finding finding =
        Finding.error(
            Code.UNLOCATED,
            "the database has no ledger but holds %s, and the effects of the migrations are unknown; nothing was run."
                .formatted(counted(objects.size())));
    for (Finding reason : why.map(Failure::findings).orElse(List.of())) {
      finding = finding.note(reason.message());
    }
    return finding.help(
        "If some migrations are applied, run `interlock stamp VERSION`, or `interlock repair` where a shadow database is available; if the objects belong to others, run once with"
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
