package dev.interlock.proof;

import dev.interlock.baseline.BaselineExpansion;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.Change;
import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.Target;
import dev.interlock.drift.ComparedSchema;
import dev.interlock.drift.ConvergeFindings;
import dev.interlock.drift.Convergence;
import dev.interlock.drift.ConvergenceInput;
import dev.interlock.drift.DataConfirmations;
import dev.interlock.drift.DataState;
import dev.interlock.drift.Definitions;
import dev.interlock.drift.Difference;
import dev.interlock.drift.Drift;
import dev.interlock.drift.DriftFindings;
import dev.interlock.drift.Effects;
import dev.interlock.drift.HalfDoneSettlement;
import dev.interlock.drift.IgnoredObjects;
import dev.interlock.drift.Location;
import dev.interlock.drift.LocationFindings;
import dev.interlock.drift.Locator;
import dev.interlock.drift.MigrationSource;
import dev.interlock.drift.OtherObjects;
import dev.interlock.drift.ProofFindings;
import dev.interlock.drift.SchemaComparison;
import dev.interlock.drift.States;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.Checksum;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LedgerDetail;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.Proof;
import dev.interlock.plan.HistoryComparison;
import dev.interlock.plan.Plan;
import dev.interlock.plan.PlanOutcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares plans with the schema of one database, and records the proof. It reads the schema, and
 * asks for the effects of the migrations, only if there is something to do or if the schema's mark
 * has changed since the proof. For one thread.
 */
public final class SchemaProof {

  private final MigrationSource source;
  private final History history;
  private final Target target;
  private final Drift drift;
  private final OtherObjects otherObjects;
  private final IgnoredObjects ignored;
  private final CachedSchema cached;

  /** The last answer, for the history as expanded at that time. */
  private @Nullable Asked last;

  /** The effects from the source, and the history that they belong to. */
  private record Asked(List<MigrationId> ids, Effects effects) {}

  /**
   * @param otherObjects treatment of a database that holds only objects of others
   * @param ignored objects that the project excludes from comparison
   */
  public SchemaProof(
      MigrationSource source,
      History history,
      Target target,
      Drift drift,
      OtherObjects otherObjects,
      IgnoredObjects ignored) {
    this.source = source;
    this.history = history;
    this.target = target;
    this.drift = drift;
    this.otherObjects = otherObjects;
    this.ignored = ignored;
    this.cached = new CachedSchema(target);
  }

  /** Returns the detail that this needs of a ledger reading. */
  public LedgerDetail detail() {
    return LedgerDetail.ROWS_AND_MARK;
  }

  /** Whether the effects of the migrations were asked for, and are known. */
  public boolean areEffectsKnown() {
    return last != null && last.effects() instanceof Effects.Known;
  }

  /**
   * Returns the part of an upgrade that is left to run, or the reasons for its refusal.
   *
   * @param outcome the plan from files and ledger alone
   * @param comparison computed only if the schema has to be read
   */
  public PlanOutcome upgrade(
      PlanOutcome outcome, Ledger ledger, Supplier<HistoryComparison> comparison) {
    if (outcome instanceof PlanOutcome.Refused || (isNothing(outcome) && isSettled(ledger))) {
      return outcome;
    }
    HistoryComparison files = comparison.get();
    return switch (effects(files.history())) {
      case Effects.Known known -> upgrade(outcome, ledger, files, known);
      case Effects.Unknown unknown -> blindly(outcome, ledger, files, unknown);
    };
  }

  private PlanOutcome upgrade(
      PlanOutcome outcome, Ledger ledger, HistoryComparison files, Effects.Known known) {
    PlanOutcome allowed = atFirstContact(outcome, ledger, files, known);
    if (allowed instanceof PlanOutcome.Refused) {
      return allowed;
    }
    ConvergenceInput input = input(ledger, files, DataConfirmations.NONE, Definitions.NONE);
    PlanOutcome converged = Convergence.upgrade(allowed, input);
    if (isNothing(allowed) && isNothing(converged)) {
      proof(ledger, converged).ifPresent(this::remember);
    }
    return converged.with(notes(input.schema(), known));
  }

  /** Checks a database whose position no ledger records before anything runs on it. */
  private PlanOutcome atFirstContact(
      PlanOutcome outcome, Ledger ledger, HistoryComparison files, Effects.Known known) {
    if (FirstContact.isVouchedFor(ledger, files)) {
      return outcome;
    }
    return insideABaseline(ledger, files)
        .map(location ->
            PlanOutcome.of(Plan.NOTHING, LocationFindings.of(location).stream().toList()))
        .orElseGet(() -> firstContact(ledger).known(outcome, known.states()));
  }

  /**
   * Returns the position of a schema that only squashed migrations make; empty if it matches none.
   */
  private Optional<Location> insideABaseline(Ledger ledger, HistoryComparison files) {
    return history.squashes().isEmpty() || !(located(ledger, files) instanceof Location.Diverged)
        ? Optional.empty()
        : expanded(ledger).filter(location -> location instanceof Location.Unledgered);
  }

  /**
   * Returns the plan for unknown effects: only a ledger can show then that it fits the database.
   */
  private PlanOutcome blindly(
      PlanOutcome outcome, Ledger ledger, HistoryComparison files, Effects.Unknown unknown) {
    Optional<Failure> why = unknown.why();
    PlanOutcome allowed =
        FirstContact.isVouchedFor(ledger, files)
            ? outcome
            : firstContact(ledger).unknown(outcome, why);
    if (why.isPresent() && isToRun(allowed, unknown.failing())) {
      return PlanOutcome.of(Plan.NOTHING, ProofFindings.failsOnShadow(why.get()));
    }
    if (isNothing(allowed)) {
      unseen(ledger).ifPresent(this::remember);
    }
    return allowed instanceof PlanOutcome.Refused
        ? allowed
        : allowed.with(why.map(ProofFindings::effectsUnknown).stream().toList());
  }

  private FirstContact firstContact(Ledger ledger) {
    return new FirstContact(
        cached.at(ledger), () -> source.provided(target.server()), otherObjects);
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

  /** Whether neither the schema nor the files have changed since the last comparison. */
  private boolean isSettled(Ledger ledger) {
    return isProven(ledger) || (ledger.isMarkedAsProof() && unseen(ledger).equals(ledger.proof()));
  }

  private boolean isProven(Ledger ledger) {
    return ledger.isProven(proven());
  }

  /**
   * Records the proof. If it cannot be written, as on a standby, the next start proves it again.
   */
  private void remember(Proof proof) {
    try {
      target.remember(proof);
    } catch (StepFailure e) {
      // The proof holds without a record of it.
    }
  }

  /**
   * Returns the effects of the planned migrations; empty if they were not needed or are unknown.
   */
  public List<MigrationEffect> effects(PlanOutcome outcome) {
    Asked asked = last;
    return asked == null
            || !(asked.effects() instanceof Effects.Known known)
            || !(outcome instanceof PlanOutcome.Planned planned)
        ? List.of()
        : planned.plan().migrations().stream()
            .map(migration -> known.states().effect(migration.id()))
            .toList();
  }

  /**
   * Returns findings about differences between the schema and the migrations that forbid nothing.
   */
  public List<Finding> notes(Ledger ledger, HistoryComparison comparison) {
    Effects.Known known = known(comparison.history());
    ComparedSchema schema = compared(ledger, comparison);
    var notes = new ArrayList<>(notes(schema, known));
    if (comparison.ahead().isEmpty()) {
      notes.addAll(ConvergeFindings.extras(schema.extras()));
    }
    return notes;
  }

  private List<Finding> notes(ComparedSchema schema, Effects.Known known) {
    return DriftFindings.of(schema, known.servers(), target.server().kind());
  }

  /** Returns the plan that brings the database to the head, whatever its ledger records. */
  public PlanOutcome sync(
      PlanOutcome outcome,
      Ledger ledger,
      HistoryComparison comparison,
      DataConfirmations confirmations) {
    if (outcome instanceof PlanOutcome.Refused) {
      return outcome;
    }
    Effects.Known known = known(comparison.history());
    PlanOutcome allowed = atFirstContact(outcome, ledger, comparison, known);
    if (allowed instanceof PlanOutcome.Refused) {
      return allowed;
    }
    ConvergenceInput input = input(ledger, comparison, confirmations, target::creating);
    return Convergence.sync(allowed, input).with(notes(input.schema(), known));
  }

  /**
   * Proves that exactly these versions are applied.
   *
   * @param files the history that contains them
   * @throws Failure.Refused with the differences, if the schema does not show it
   */
  public void require(History files, List<Migration> applied, Ledger ledger) {
    var ids = new TreeSet<MigrationId>();
    applied.forEach(migration -> ids.add(migration.id()));
    Effects.Known known =
        switch (effects(files)) {
          case Effects.Known effects -> effects;
          case Effects.Unknown unknown ->
              throw new Failure.Refused(ProofFindings.unprovable(unknown.why()));
        };
    States states = known.states();
    ComparedSchema schema = comparison(known).of(cached.at(ledger), ids);
    Catalog there = states.known(states.bare(schema.live()));
    List<Difference> differences =
        states.with(ids).map(state -> Change.between(state, there)).orElse(List.of()).stream()
            .map(states::attributed)
            .toList();
    if (!differences.isEmpty() || states.with(ids).isEmpty()) {
      throw new Failure.Refused(ProofFindings.unproven(differences));
    }
  }

  /**
   * Returns the settlement, which judges half-done migrations by the effects of their statements.
   */
  public HalfDoneSettlement settlement(History files) {
    return new HalfDoneSettlement(known(files).states());
  }

  /**
   * Returns the reasons for which the position of the database, or its pending work, cannot be
   * determined in an expanded history.
   */
  public List<Finding> obstacles(History files) {
    List<Finding> gaps = BaselineExpansion.gaps(files);
    return gaps.isEmpty() ? files.problems().stream().filter(Finding::isError).toList() : gaps;
  }

  /**
   * Returns the position of the database by its schema.
   *
   * @throws Failure if the effects of the migrations are unknown
   */
  public Location locate(Ledger ledger, HistoryComparison comparison) {
    Location found = located(ledger, comparison);
    return found instanceof Location.Diverged && !history.squashes().isEmpty()
        ? expanded(ledger).orElse(found)
        : found;
  }

  /** Locates the schema. A release older than the schema includes objects beyond its own files. */
  private Location located(Ledger ledger, HistoryComparison comparison) {
    ComparedSchema schema = compared(ledger, comparison);
    return Locator.locate(
        known(comparison.history()).states(),
        comparison,
        comparison.ahead().isEmpty() ? schema.judged() : schema.live());
  }

  private ComparedSchema compared(Ledger ledger, HistoryComparison comparison) {
    return comparison(known(comparison.history())).of(cached.at(ledger), comparison);
  }

  private SchemaComparison comparison(Effects.Known known) {
    return new SchemaComparison(known.states(), target.wording(known.servers()), ignored);
  }

  /**
   * Locates the schema in the fully expanded history. A schema may match squashed migrations even
   * if no ledger row mentions them.
   */
  private Optional<Location> expanded(Ledger ledger) {
    History whole = BaselineExpansion.whole(history);
    try {
      Location location = located(ledger, HistoryComparison.of(whole, ledger.applied()));
      return Optional.of(location).filter(found -> !(found instanceof Location.Diverged));
    } catch (Failure.Refused | Failure.Unavailable unknown) {
      return Optional.empty(); // the effects of the squashed migrations are unavailable
    }
  }

  /**
   * Compares the schema with the migrations after a plan has run.
   *
   * @return writes that record the result in the ledger
   * @throws Failure.Stopped if the schema is not what the files make
   */
  public List<LedgerWrite> afterwards() {
    Ledger ledger = target.readLedger(LedgerDetail.ROWS_AND_MARK);
    var comparison = HistoryComparison.of(BaselineExpansion.of(history, ledger), ledger.applied());
    return switch (effects(comparison.history())) {
      case Effects.Known known -> afterwards(ledger, comparison);
      case Effects.Unknown unknown ->
          comparison.isAtHead()
              ? unseen(ledger).<LedgerWrite>map(LedgerWrite.Proven::new).stream().toList()
              : List.of();
    };
  }

  private List<LedgerWrite> afterwards(Ledger ledger, HistoryComparison comparison) {
    PlanOutcome outcome =
        Convergence.upgrade(
            PlanOutcome.of(Plan.NOTHING, List.of()),
            input(ledger, comparison, DataConfirmations.NONE, Definitions.NONE));
    if (outcome instanceof PlanOutcome.Refused refused) {
      throw new Failure.Stopped(ProofFindings.notAsSealed(refused.findings().getFirst()));
    }
    return comparison.isAtHead()
        ? proof(ledger, outcome).<LedgerWrite>map(LedgerWrite.Proven::new).stream().toList()
        : List.of();
  }

  /**
   * Returns the proof, if there is any. An allowed difference is reported at every start, so it
   * proves nothing.
   */
  private Optional<Proof> proof(Ledger ledger, PlanOutcome outcome) {
    boolean isClean =
        outcome instanceof PlanOutcome.Planned
            && outcome.findings().stream().noneMatch(ProofFindings::isAllowedDifference);
    return isClean ? ledger.mark().map(mark -> new Proof(mark, proven())) : Optional.empty();
  }

  /**
   * Returns a checksum of what a proof covers: all files, and the patterns of objects excluded from
   * comparison.
   */
  private Checksum proven() {
    return ignored.isEmpty()
        ? history.checksum()
        : Checksum.of(
            (history.checksum().hex() + "\n" + String.join("\n", ignored.patterns()))
                .getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Returns a record that the schema could not be checked and that this was reported, so that it is
   * not reported again.
   */
  private Optional<Proof> unseen(Ledger ledger) {
    return ledger.mark().map(mark -> new Proof(mark, proven()).unseen(source.means()));
  }

  private static boolean isNothing(PlanOutcome outcome) {
    return outcome instanceof PlanOutcome.Planned(Plan plan, List<Finding> findings)
        && plan.isEmpty();
  }

  private ConvergenceInput input(
      Ledger ledger,
      HistoryComparison comparison,
      DataConfirmations confirmations,
      Definitions definitions) {
    return new ConvergenceInput(
        known(comparison.history()).states(),
        comparison,
        ledger.journal(),
        compared(ledger, comparison),
        migration -> data(migration, confirmations),
        definitions,
        drift);
  }

  /** Returns the state of the rows. The author's queries decide if the operator did not. */
  private DataState data(Migration migration, DataConfirmations confirmations) {
    DataState said = confirmations.of(migration);
    List<String> queries = migration.directives().verifications();
    if (said != DataState.UNKNOWN || queries.isEmpty()) {
      return said;
    }
    return queries.stream().allMatch(target::finds) ? DataState.DONE : DataState.NOT_DONE;
  }

  private Effects.Known known(History files) {
    return switch (effects(files)) {
      case Effects.Known known -> known;
      case Effects.Unknown unknown ->
          throw unknown.why().orElseGet(() -> new Failure.Refused(ProofFindings.neverMeasured()));
    };
  }

  private Effects effects(History files) {
    Asked asked = last;
    if (asked == null || !asked.ids().equals(ids(files))) {
      asked = new Asked(ids(files), source.effects(files, target.server()));
      last = asked;
    }
    return asked.effects();
  }

  private static List<MigrationId> ids(History files) {
    return files.all().stream().map(Migration::id).toList();
  }
}
