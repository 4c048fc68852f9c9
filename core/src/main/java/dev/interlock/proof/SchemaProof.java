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
 * Holds plans against the schema of one database, and remembers what was proven. The schema is
 * read, and the effects of the migrations are asked for, only where something is to do or the
 * schema's mark is another than when it was proven. For one thread.
 */
public final class SchemaProof {

  private final MigrationSource source;
  private final History history;
  private final Target target;
  private final Drift drift;
  private final OtherObjects otherObjects;
  private final IgnoredObjects ignored;
  private final CachedSchema cached;

  /** Of the history as the ledger needed it last. */
  private @Nullable Asked last;

  /** An answer of the sources, and the history that they were asked about. */
  private record Asked(List<MigrationId> ids, Effects effects) {}

  /**
   * @param otherObjects what to do with a database that holds only objects of others
   * @param ignored objects that the project leaves out of comparison
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

  /** How much of the ledger this wants to know. */
  public LedgerDetail detail() {
    return LedgerDetail.ROWS_AND_MARK;
  }

  /** Whether the effects of the migrations were asked for, and are known. */
  public boolean areEffectsKnown() {
    return last != null && last.effects() instanceof Effects.Known;
  }

  /**
   * What of an upgrade is left to do, or why it must not be carried out.
   *
   * @param outcome made from files and ledger alone
   * @param comparison asked for only where the schema has to be looked at
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

  /** Of a database whose state no ledger vouches for, what it may be has to be seen first. */
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

  /** The position of a schema that only migrations make which a baseline has squashed. */
  private Optional<Location> insideABaseline(Ledger ledger, HistoryComparison files) {
    return history.squashes().isEmpty() || !(located(ledger, files) instanceof Location.Diverged)
        ? Optional.empty()
        : expanded(ledger).filter(location -> location instanceof Location.Unledgered);
  }

  /** The plan where no effects are known: only a ledger can say that it fits the database. */
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

  /** What was applied elsewhere, or before a shadow database was asked, has proven that it runs. */
  private static boolean isToRun(PlanOutcome outcome, Optional<MigrationId> id) {
    return outcome instanceof PlanOutcome.Planned planned
        && planned.plan().migrations().stream()
            .anyMatch(migration -> id.filter(migration.id()::equals).isPresent());
  }

  /** Whether the schema was looked at since it, and the files, changed for the last time. */
  private boolean isSettled(Ledger ledger) {
    return isProven(ledger) || (ledger.isMarkedAsProof() && unseen(ledger).equals(ledger.proof()));
  }

  private boolean isProven(Ledger ledger) {
    return ledger.isProven(proven());
  }

  /** A proof that cannot be written, as on a standby, is made again at the next start. */
  private void remember(Proof proof) {
    try {
      target.remember(proof);
    } catch (StepFailure e) {
      // What was proven is as true without a record of it.
    }
  }

  /** The effects of the planned migrations, where they had to be known. */
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

  /** What differs between the schema and the migrations, and forbids nothing. */
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

  /** What brings the database to the head, whatever its ledger says. */
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
   * Proves that these versions, and no others, are applied.
   *
   * @param files the history that they are part of
   * @throws Failure.Refused with what differs, if the schema does not show it
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

  /** Judges half-done migrations by what their statements do. */
  public HalfDoneSettlement settlement(History files) {
    return new HalfDoneSettlement(known(files).states());
  }

  /** Why nobody can tell of an expanded history where the database is, or what is left to do. */
  public List<Finding> obstacles(History files) {
    List<Finding> gaps = BaselineExpansion.gaps(files);
    return gaps.isEmpty() ? files.problems().stream().filter(Finding::isError).toList() : gaps;
  }

  /**
   * Where the database is by its schema.
   *
   * @throws Failure if the effects of the migrations are unknown
   */
  public Location locate(Ledger ledger, HistoryComparison comparison) {
    Location found = located(ledger, comparison);
    return found instanceof Location.Diverged && !history.squashes().isEmpty()
        ? expanded(ledger).orElse(found)
        : found;
  }

  /** A release that is older than the schema asks for what is beyond its files as well. */
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

  /** No row need say that a database has some of what was squashed, for its schema to be that. */
  private Optional<Location> expanded(Ledger ledger) {
    History whole = BaselineExpansion.whole(history);
    try {
      Location location = located(ledger, HistoryComparison.of(whole, ledger.applied()));
      return Optional.of(location).filter(found -> !(found instanceof Location.Diverged));
    } catch (Failure.Refused | Failure.Unavailable unknown) {
      return Optional.empty(); // the effects of the squashed ones cannot be had
    }
  }

  /**
   * Looks at what a plan has made.
   *
   * @return what the ledger should say of it
   * @throws Failure.Stopped if it is not what the files make
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

  /** A difference that was allowed is said at every start, so it proves nothing. */
  private Optional<Proof> proof(Ledger ledger, PlanOutcome outcome) {
    boolean isClean =
        outcome instanceof PlanOutcome.Planned
            && outcome.findings().stream().noneMatch(ProofFindings::isAllowedDifference);
    return isClean ? ledger.mark().map(mark -> new Proof(mark, proven())) : Optional.empty();
  }

  /** What a proof is of: all files, and what of the schema they were not held against. */
  private Checksum proven() {
    return ignored.isEmpty()
        ? history.checksum()
        : Checksum.of(
            (history.checksum().hex() + "\n" + String.join("\n", ignored.patterns()))
                .getBytes(StandardCharsets.UTF_8));
  }

  /** Nothing says whether the schema is right, and that was said; it need not be said again. */
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

  /** The author's own queries decide where nobody was asked. */
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
