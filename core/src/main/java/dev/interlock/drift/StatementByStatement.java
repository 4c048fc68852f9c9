package dev.interlock.drift;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.UnfitChange;
import dev.interlock.effect.ObservedStatement;
import dev.interlock.effect.StatementEffect;
import dev.interlock.finding.Finding;
import dev.interlock.history.MigrationId;
import dev.interlock.plan.HalfDone;
import dev.interlock.plan.Plan;
import dev.interlock.plan.PlanOutcome;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.plan.PlannedMigration.Reason;
import dev.interlock.plan.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * A plan for a database whose schema is none that the history makes: each statement is judged by
 * itself.
 */
final class StatementByStatement {

  private final Situation situation;
  private final Plan plan;
  private final Map<MigrationId, List<Part>> parts = new HashMap<>();
  private final List<Change> inFlight = new ArrayList<>();
  private final Catalog base;
  private final Catalog start;

  /** The schema as it is once what may have been running is done. */
  private final Catalog there;

  private final StatementComparison comparison;
  private final Mends mends;
  private final List<Finding> findings = new ArrayList<>();

  /** What follows a half-done migration in the plan did not run, whatever the schema looks like. */
  private boolean comesAfterHalfDone;

  private StatementByStatement(
      Situation situation, Catalog base, Set<MigrationId> applied, Plan plan) {
    this.situation = situation;
    this.base = base;
    this.plan = plan;
    var all = new ArrayList<Part>();
    var done = new ArrayList<Change>();
    for (PlannedMigration planned : plan.migrations()) {
      if (!planned.migration().isRepeatable() && !applied.contains(planned.id())) {
        all.addAll(left(planned, all.size(), done));
      }
    }
    this.start = base.with(done);
    this.there = settled(situation.states().bare(situation.live()));
    this.comparison = new StatementComparison(start, all, there);
    this.mends = new Mends(comparison, situation.definitions());
  }

  /**
   * Compares.
   *
   * @param base the versioned migrations that the plan takes for applied
   * @return empty where their effects do not fit together, so that nobody knows what they make
   */
  static Optional<StatementByStatement> of(
      Situation situation, SortedSet<MigrationId> base, Plan plan) {
    boolean isKnown = plan.migrations().stream().allMatch(each -> isKnown(each, situation));
    try {
      return !isKnown
          ? Optional.empty()
          : situation
              .states()
              .with(base)
              .map(catalog -> new StatementByStatement(situation, catalog, base, plan));
    } catch (UnfitChange e) {
      return Optional.empty();
    }
  }

  /** Whether the seal speaks of the very statements that the file divides into. */
  private static boolean isKnown(PlannedMigration planned, Situation situation) {
    return planned.migration().isRepeatable()
        || planned.isSquashed()
        || observed(planned, situation).isPresent();
  }

  private static Optional<List<ObservedStatement>> observed(
      PlannedMigration planned, Situation situation) {
    return ObservedStatement.of(planned.file(), situation.states().effect(planned.id()).parts());
  }

  /** Statements that a journal says are done belong to the start. */
  private List<Part> left(PlannedMigration planned, int from, List<Change> done) {
    Optional<HalfDone> halfDone = situation.halfDone(planned);
    int finished = halfDone.map(half -> half.entry().done()).orElse(0);
    OptionalInt running = halfDone.map(HalfDone::inFlight).orElseGet(OptionalInt::empty);
    var left = new ArrayList<Part>();
    for (ObservedStatement observed : observed(planned, situation).orElse(List.of())) {
      StatementEffect effect = observed.effect();
      int statement = observed.number();
      if (statement < finished) {
        done.addAll(effect.changes());
        continue;
      }
      if (running.equals(OptionalInt.of(statement))) {
        inFlight.addAll(effect.changes());
      }
      left.add(new Part(from + left.size(), planned, statement, effect));
    }
    parts.put(planned.id(), List.copyOf(left));
    return left;
  }

  /** What was running may be there or not, which its run judges; what follows it did not run. */
  private Catalog settled(Catalog live) {
    var objects = new LinkedHashMap<ObjectId, CatalogObject>();
    live.objects().forEach(object -> objects.put(object.id(), object));
    for (Change change : inFlight) {
      try {
        change
            .appliedTo(Optional.ofNullable(objects.get(change.id())))
            .ifPresentOrElse(
                after -> objects.put(change.id(), after), () -> objects.remove(change.id()));
      } catch (UnfitChange e) {
        // It is there already, or only a part of it is, such as an invalid index.
        if (change instanceof Change.Created(CatalogObject whole)) {
          objects.put(whole.id(), whole);
        }
      }
    }
    return Catalog.of(objects.values());
  }

  private OptionalInt inFlight(PlannedMigration planned) {
    return situation.halfDone(planned).map(HalfDone::inFlight).orElseGet(OptionalInt::empty);
  }

  PlanOutcome converge(Location.Diverged diverged) {
    var migrations = new ArrayList<PlannedMigration>();
    boolean afterAdoption = false;
    int shown = situation.isVouchedFor() ? -1 : lastThatShows();
    for (PlannedMigration planned : plan.migrations()) {
      boolean isBelow = plan.migrations().indexOf(planned) < shown;
      Optional<Work> work = work(planned, afterAdoption || isBelow);
      work.map(left -> situation.sealed(planned.completedBy(left))).ifPresent(migrations::add);
      if (!planned.isSquashed()) {
        afterAdoption = work.map(w -> w instanceof Work.Nothing).orElse(afterAdoption);
      }
    }
    findings.addAll(ConvergeFindings.drift(drift(diverged), imposing(), situation.drift()));
    if (findings.stream().noneMatch(Finding::isError) && !isSound(migrations)) {
      findings.add(LocationFindings.of(diverged).orElseThrow());
    }
    return PlanOutcome.of(new Plan(migrations), findings);
  }

  /**
   * The place in the plan of the last migration of which the schema shows anything. Where nothing
   * but the schema says what ran, those before it may have changed rows.
   */
  private int lastThatShows() {
    int last = -1;
    for (int i = 0; i < plan.migrations().size(); i++) {
      boolean shows =
          parts(plan.migrations().get(i)).stream()
              .map(comparison::verdict)
              .anyMatch(verdict -> verdict == Verdict.PRESENT || verdict == Verdict.HALF);
      last = shows ? i : last;
    }
    return last;
  }

  /** Whether each statement that is to run meets what it starts from. */
  private boolean isSound(List<PlannedMigration> migrations) {
    var changes = new ArrayList<Change>();
    for (PlannedMigration planned : migrations) {
      parts(planned).forEach(part -> changes.addAll(made(planned, part)));
    }
    Set<ObjectId> touched = changes.stream().map(Change::id).collect(Collectors.toSet());
    try {
      Catalog.of(there.objects().stream().filter(object -> touched.contains(object.id())).toList())
          .with(changes);
      return true;
    } catch (UnfitChange e) {
      return false;
    }
  }

  /** What a statement, or what runs in its place, changes. */
  private List<Change> made(PlannedMigration planned, Part part) {
    if (inFlight(planned).equals(OptionalInt.of(part.statement()))) {
      return List.of();
    }
    if (!planned.work().skips(part.statement())) {
      return part.effect().changes();
    }
    return planned.work().mends(part.statement()).isEmpty()
        ? List.of()
        : comparison.missing(part).orElse(List.of()).stream()
            .<Change>map(Change.Created::new)
            .toList();
  }

  /** Empty where nothing is left to do and the ledger says so already. */
  private Optional<Work> work(PlannedMigration planned, boolean amongAdopted) {
    if (planned.migration().isRepeatable()) {
      return Optional.of(new Work.All());
    }
    var judged = new JudgedMigration(parts(planned), comparison, mends);
    judged.conflicts().forEach(part -> findings.add(conflict(part)));
    if (planned.isSquashed()) {
      return Optional.of(judged.isMissingSomething() ? judged.missing() : new Work.Nothing());
    }
    Optional<HalfDone> halfDone = situation.halfDone(planned);
    if (halfDone.isPresent()) {
      boolean isIncomplete = planned.reason() == Reason.INCOMPLETE;
      comesAfterHalfDone |= !isIncomplete;
      return Optional.of(judged.goingOn(halfDone.get().inFlight(), isIncomplete));
    }
    if (planned.reason() == Reason.INCOMPLETE) {
      return judged.isMissingSomething() ? Optional.of(judged.missing()) : Optional.empty();
    }
    return Optional.of(
        comesAfterHalfDone
            ? judged.goingOn(OptionalInt.empty(), false)
            : judged.work(() -> data(planned, judged), amongAdopted));
  }

  private DataState data(PlannedMigration planned, JudgedMigration judged) {
    DataState state = situation.data().of(planned.migration());
    if (state == DataState.UNKNOWN && judged.conflicts().isEmpty()) {
      findings.add(ConvergeFindings.dataUnknown(planned.migration()));
    }
    return state;
  }

  private Finding conflict(Part part) {
    return ConvergeFindings.conflict(part, comparison.differences(part));
  }

  private List<Part> parts(PlannedMigration planned) {
    return parts.getOrDefault(planned.id(), List.of());
  }

  /** What no migration makes and what changes the rules of an object that one makes. */
  private List<Difference> imposing() {
    return situation.schema().imposing(situation.states()).stream()
        .map(object -> new Difference(new Change.Created(object), Optional.empty()))
        .toList();
  }

  /** What is otherwise than where the plan starts, and what no statement of it explains. */
  private List<Difference> drift(Location.Diverged diverged) {
    Catalog there = situation.states().known(situation.states().bare(situation.live()));
    if (there.equals(base)) {
      return diverged.differences().stream() // of what repeatables make
          .filter(difference -> situation.states().mentions(difference.change().id()))
          .toList();
    }
    return Change.between(start, there).stream()
        .filter(change -> inFlight.stream().noneMatch(each -> each.id().equals(change.id())))
        .flatMap(change -> comparison.unexplained(change).stream())
        .map(situation.states()::attributed)
        .toList();
  }
}
