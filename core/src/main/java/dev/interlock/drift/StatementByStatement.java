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
import dev.interlock.history.Program;
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
 * Makes the plan for a database whose schema matches no version of the history: each statement is
 * judged separately.
 */
final class StatementByStatement {

  private final ConvergenceInput input;
  private final Plan plan;
  private final Map<MigrationId, List<PlannedStatement>> statements = new HashMap<>();
  private final List<Change> inFlight = new ArrayList<>();
  private final Catalog base;
  private final Catalog start;

  /** The schema as it will be after the statement in flight. */
  private final Catalog there;

  private final StatementComparison comparison;
  private final PartialRepairs repairs;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * Whether the plan has a half-done migration before the current one. Migrations after it have not
   * run, whatever the schema looks like.
   */
  private boolean comesAfterHalfDone;

  private StatementByStatement(
      ConvergenceInput input, Catalog base, Set<MigrationId> applied, Plan plan) {
    this.input = input;
    this.base = base;
    this.plan = plan;
    var all = new ArrayList<PlannedStatement>();
    var done = new ArrayList<Change>();
    for (PlannedMigration planned : plan.migrations()) {
      if (!planned.migration().isRepeatable() && !applied.contains(planned.id())) {
        all.addAll(left(planned, all.size(), done));
      }
    }
    this.start = base.with(done);
    this.there = settled(input.states().bare(input.live()));
    this.comparison = new StatementComparison(start, all, there);
    this.repairs = new PartialRepairs(comparison, input.definitions());
  }

  /**
   * Compares the statements of the plan with the schema.
   *
   * @param base the versioned migrations that the plan assumes as applied
   * @return empty if their effects do not fit together, so that the expected schema is unknown
   */
  static Optional<StatementByStatement> of(
      ConvergenceInput input, SortedSet<MigrationId> base, Plan plan) {
    boolean isKnown = plan.migrations().stream().allMatch(each -> isKnown(each, input));
    try {
      return !isKnown
          ? Optional.empty()
          : input
              .states()
              .with(base)
              .map(catalog -> new StatementByStatement(input, catalog, base, plan));
    } catch (UnfitChange e) {
      return Optional.empty();
    }
  }

  /** Whether the seal describes exactly the statements into which the file is divided. */
  private static boolean isKnown(PlannedMigration planned, ConvergenceInput input) {
    return planned.migration().isRepeatable()
        || planned.isSquashed()
        || observed(planned, input).isPresent();
  }

  private static Optional<List<ObservedStatement>> observed(
      PlannedMigration planned, ConvergenceInput input) {
    return ObservedStatement.of(planned.file(), input.states().effect(planned.id()).parts());
  }

  /**
   * Returns the statements that are left. Those that the journal records as done belong to the
   * start.
   */
  private List<PlannedStatement> left(PlannedMigration planned, int from, List<Change> done) {
    Optional<HalfDone> halfDone = input.halfDone(planned);
    int finished = halfDone.map(half -> half.entry().done()).orElse(0);
    OptionalInt running = halfDone.map(HalfDone::inFlight).orElseGet(OptionalInt::empty);
    var left = new ArrayList<PlannedStatement>();
    for (ObservedStatement observed : observed(planned, input).orElse(List.of())) {
      StatementEffect effect = observed.effect();
      int statement = observed.number();
      if (statement < finished) {
        done.addAll(effect.changes());
        continue;
      }
      if (running.equals(OptionalInt.of(statement))) {
        inFlight.addAll(effect.changes());
      }
      left.add(new PlannedStatement(from + left.size(), planned, statement, effect));
    }
    statements.put(planned.id(), List.copyOf(left));
    return left;
  }

  /**
   * Applies the changes in flight. They may or may not have taken effect, which their run judges;
   * statements after them have not run.
   */
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
        // The object exists already, or only in part, such as an invalid index.
        if (change instanceof Change.Created(CatalogObject whole)) {
          objects.put(whole.id(), whole);
        }
      }
    }
    return Catalog.of(objects.values());
  }

  private OptionalInt inFlight(PlannedMigration planned) {
    return input.halfDone(planned).map(HalfDone::inFlight).orElseGet(OptionalInt::empty);
  }

  PlanOutcome converge(Location.Diverged diverged) {
    var migrations = new ArrayList<PlannedMigration>();
    boolean afterAdoption = false;
    int shown = input.isRecorded() ? -1 : lastThatShows();
    for (PlannedMigration planned : plan.migrations()) {
      boolean isBelow = plan.migrations().indexOf(planned) < shown;
      Optional<Work> work = work(planned, afterAdoption || isBelow);
      work.map(left -> input.sealed(planned.completedBy(left))).ifPresent(migrations::add);
      if (!planned.isSquashed()) {
        afterAdoption = work.map(w -> w instanceof Work.Nothing).orElse(afterAdoption);
      }
    }
    findings.addAll(ConvergeFindings.drift(drift(diverged), imposing(), input.drift()));
    if (findings.stream().noneMatch(Finding::isError) && !isSound(migrations)) {
      findings.add(LocationFindings.of(diverged).orElseThrow());
    }
    return PlanOutcome.of(new Plan(migrations), findings);
  }

  /**
   * Returns the index in the plan of the last migration with a visible effect. If only the schema
   * shows what ran, the migrations before it may have changed rows.
   */
  private int lastThatShows() {
    int last = -1;
    for (int i = 0; i < plan.migrations().size(); i++) {
      boolean shows =
          statements(plan.migrations().get(i)).stream()
              .map(comparison::presence)
              .anyMatch(presence ->
                  presence == StatementPresence.PRESENT || presence == StatementPresence.HALF);
      last = shows ? i : last;
    }
    return last;
  }

  /** Whether each statement to run meets its starting point. */
  private boolean isSound(List<PlannedMigration> migrations) {
    var changes = new ArrayList<Change>();
    for (PlannedMigration planned : migrations) {
      statements(planned).forEach(statement -> changes.addAll(made(planned, statement)));
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

  /** Returns the changes of a statement, or of the statements that replace it. */
  private List<Change> made(PlannedMigration planned, PlannedStatement statement) {
    if (inFlight(planned).equals(OptionalInt.of(statement.index()))) {
      return List.of();
    }
    if (!planned.work().skips(statement.index())) {
      return statement.effect().changes();
    }
    return planned.work().repairs(statement.index()).isEmpty()
        ? List.of()
        : comparison.missing(statement).orElse(List.of()).stream()
            .<Change>map(Change.Created::new)
            .toList();
  }

  /** Returns the work; empty if nothing is left to run and the ledger records that already. */
  private Optional<Work> work(PlannedMigration planned, boolean amongAdopted) {
    if (planned.migration().isRepeatable()) {
      return Optional.of(new Work.All());
    }
    var judged =
        new JudgedMigration(
            statements(planned),
            planned.file().program().filter(Program::sendsByRows).isPresent(),
            comparison,
            repairs);
    judged.conflicts().forEach(statement -> findings.add(conflict(statement)));
    if (planned.isSquashed()) {
      return Optional.of(judged.isMissingSomething() ? judged.missing() : new Work.Nothing());
    }
    Optional<HalfDone> halfDone = input.halfDone(planned);
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
    DataState state = input.data().of(planned.migration());
    if (state == DataState.UNKNOWN && judged.conflicts().isEmpty()) {
      findings.add(ConvergeFindings.dataUnknown(planned.migration()));
    }
    return state;
  }

  private Finding conflict(PlannedStatement statement) {
    return ConvergeFindings.conflict(statement, comparison.differences(statement));
  }

  private List<PlannedStatement> statements(PlannedMigration planned) {
    return statements.getOrDefault(planned.id(), List.of());
  }

  /**
   * Returns objects that no migration makes but that change the rules of an object that one makes.
   */
  private List<Difference> imposing() {
    return input.schema().imposing(input.states()).stream()
        .map(object -> new Difference(new Change.Created(object), Optional.empty()))
        .toList();
  }

  /** Returns the differences from the start of the plan that none of its statements explains. */
  private List<Difference> drift(Location.Diverged diverged) {
    Catalog there = input.states().known(input.states().bare(input.live()));
    if (there.equals(base)) {
      return diverged.differences().stream() // these are differences of repeatables
          .filter(difference -> input.states().mentions(difference.change().id()))
          .toList();
    }
    return Change.between(start, there).stream()
        .filter(change -> inFlight.stream().noneMatch(each -> each.id().equals(change.id())))
        .flatMap(change -> comparison.unexplained(change).stream())
        .map(input.states()::attributed)
        .toList();
  }
}
