package dev.interlock.proof;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.catalog.Change;
import dev.interlock.connect.SchemaReading;
import dev.interlock.converge.ConvergeFindings;
import dev.interlock.converge.Convergence;
import dev.interlock.converge.DataState;
import dev.interlock.converge.Definitions;
import dev.interlock.converge.Drift;
import dev.interlock.converge.HalfDoneSettlement;
import dev.interlock.converge.Situation;
import dev.interlock.dialect.Target;
import dev.interlock.drift.ComparedSchema;
import dev.interlock.drift.DriftFindings;
import dev.interlock.drift.IgnoredObjects;
import dev.interlock.drift.SchemaComparison;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.failure.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.Checksum;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.ledger.CatalogMark;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LedgerDetail;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.Proof;
import dev.interlock.locate.Difference;
import dev.interlock.locate.Location;
import dev.interlock.locate.Locator;
import dev.interlock.locate.States;
import dev.interlock.plan.HistoryComparison;
import dev.interlock.plan.Plan;
import dev.interlock.plan.PlanOutcome;
import dev.interlock.plan.Unfolding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds plans against the schema of one database, and remembers what was proven. The schema is read
 * only where its mark is another than when it was proven or read last. For one thread.
 */
public final class SchemaProof {

  private final Sources sources;
  private final History history;
  private final Target target;
  private final Drift drift;
  private final IgnoredObjects ignored;

  /** Of the history as the ledger needed it last. */
  private Sources.@Nullable Sealed sealed;

  private @Nullable Look last;

  /** A schema, and the mark it bore just before it was read. */
  private record Look(Optional<CatalogMark> mark, Catalog catalog) {}

  /**
   * @param ignored objects that the project leaves out of comparison
   */
  public SchemaProof(
      Sources sources, History history, Target target, Drift drift, IgnoredObjects ignored) {
    this.sources = sources;
    this.history = history;
    this.target = target;
    this.drift = drift;
    this.ignored = ignored;
  }

  /** How much of the ledger this wants to know. */
  public LedgerDetail detail() {
    return sources.isSealed() ? LedgerDetail.ROWS_AND_MARK : LedgerDetail.ROWS;
  }

  /** Whether the schema is known to be what all files make, without looking at it. */
  public boolean isProven(Ledger ledger) {
    return ledger.isProven(proven());
  }

  /**
   * What of an upgrade is left to do, or why it must not be carried out.
   *
   * @param outcome made from files and ledger alone
   * @param comparison asked for only where the schema has to be looked at
   */
  public PlanOutcome upgrade(
      PlanOutcome outcome, Ledger ledger, Supplier<HistoryComparison> comparison) {
    if (!sources.isSealed()
        || outcome instanceof PlanOutcome.Refused
        || (isNothing(outcome) && isProven(ledger))) {
      return outcome;
    }
    Situation situation = situation(ledger, comparison.get(), OperatorsWord.NONE, Definitions.NONE);
    PlanOutcome converged = Convergence.upgrade(outcome, situation);
    if (isNothing(outcome) && isNothing(converged)) {
      proof(ledger, converged).ifPresent(target::remember);
    }
    return converged.with(notes(situation));
  }

  /** What the migrations of a plan do, where that had to be known. */
  public List<MigrationEffect> effects(PlanOutcome outcome) {
    Sources.Sealed known = sealed;
    return known == null || !(outcome instanceof PlanOutcome.Planned planned)
        ? List.of()
        : planned.plan().migrations().stream()
            .map(migration -> known.states().effect(migration.id()))
            .toList();
  }

  /** What differs between the schema and the migrations, and forbids nothing. */
  public List<Finding> notes(Ledger ledger, HistoryComparison comparison) {
    Sources.Sealed known = sealed(comparison.history());
    ComparedSchema schema = compared(ledger, comparison);
    var notes = new ArrayList<>(notes(schema, known));
    if (comparison.ahead().isEmpty()) {
      notes.addAll(ConvergeFindings.extras(schema.extras()));
    }
    return notes;
  }

  private List<Finding> notes(Situation situation) {
    return notes(situation.schema(), sealed(situation.states().history()));
  }

  private List<Finding> notes(ComparedSchema schema, Sources.Sealed known) {
    return DriftFindings.of(schema, known.servers(), target.server().kind());
  }

  /** What brings the database to the head, whatever its ledger says. */
  public PlanOutcome sync(
      PlanOutcome outcome, Ledger ledger, HistoryComparison comparison, OperatorsWord word) {
    if (outcome instanceof PlanOutcome.Refused) {
      return outcome;
    }
    Situation situation = situation(ledger, comparison, word, target::creating);
    return Convergence.sync(outcome, situation).with(notes(situation));
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
    States states = sealed(files).states();
    ComparedSchema schema = comparison(sealed(files)).of(look(ledger), ids);
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
    return new HalfDoneSettlement(sealed(files).states());
  }

  /** Why nobody can tell of an unfolded history where the database is, or what is left to do. */
  public List<Finding> obstacles(History files) {
    List<Finding> gaps = sources.isSealed() ? Unfolding.gaps(files) : List.of();
    return gaps.isEmpty() ? files.problems().stream().filter(Finding::isError).toList() : gaps;
  }

  /** Where the database is by its schema; empty where it is not known what the migrations do. */
  public Optional<Location> status(Ledger ledger, HistoryComparison comparison) {
    return sources.isSealed() && Unfolding.gaps(comparison.history()).isEmpty()
        ? Optional.of(locate(ledger, comparison))
        : Optional.empty();
  }

  /** Where the database is by its schema. */
  public Location locate(Ledger ledger, HistoryComparison comparison) {
    Location found = located(ledger, comparison);
    return found instanceof Location.Diverged && !history.squashes().isEmpty()
        ? unfolded(ledger).orElse(found)
        : found;
  }

  /** A release that is older than the schema asks for what is beyond its files as well. */
  private Location located(Ledger ledger, HistoryComparison comparison) {
    ComparedSchema schema = compared(ledger, comparison);
    return Locator.locate(
        sealed(comparison.history()).states(),
        comparison,
        comparison.ahead().isEmpty() ? schema.judged() : schema.live());
  }

  private ComparedSchema compared(Ledger ledger, HistoryComparison comparison) {
    return comparison(sealed(comparison.history())).of(look(ledger), comparison);
  }

  private SchemaComparison comparison(Sources.Sealed known) {
    return new SchemaComparison(known.states(), target.wording(known.servers()), ignored);
  }

  /** No row need say that a database has some of what was squashed, for its schema to be that. */
  private Optional<Location> unfolded(Ledger ledger) {
    History whole = Unfolding.whole(history);
    try {
      Location location = located(ledger, HistoryComparison.of(whole, ledger.applied()));
      return Optional.of(location).filter(found -> !(found instanceof Location.Diverged));
    } catch (Failure.Refused unknown) {
      return Optional.empty(); // nobody sealed the squashed ones
    }
  }

  /**
   * Looks at what a plan has made.
   *
   * @return what the ledger should say of it
   * @throws Failure.Stopped if it is not what the files make
   */
  public List<LedgerWrite> afterwards() {
    if (!sources.isSealed()) {
      return List.of();
    }
    Ledger ledger = target.readLedger(LedgerDetail.ROWS_AND_MARK);
    var comparison = HistoryComparison.of(Unfolding.of(history, ledger), ledger.applied());
    PlanOutcome outcome =
        Convergence.upgrade(
            PlanOutcome.of(Plan.NOTHING, List.of()),
            situation(ledger, comparison, OperatorsWord.NONE, Definitions.NONE));
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

  private static boolean isNothing(PlanOutcome outcome) {
    return outcome instanceof PlanOutcome.Planned(Plan plan, List<Finding> findings)
        && plan.isEmpty();
  }

  private Situation situation(
      Ledger ledger, HistoryComparison comparison, OperatorsWord word, Definitions definitions) {
    return new Situation(
        sealed(comparison.history()).states(),
        comparison,
        ledger.journal(),
        compared(ledger, comparison),
        migration -> data(migration, word),
        definitions,
        drift);
  }

  /** The author's own queries decide where nobody was asked. */
  private DataState data(Migration migration, OperatorsWord word) {
    DataState said = word.of(migration);
    List<String> queries = migration.directives().verifications();
    if (said != DataState.UNKNOWN || queries.isEmpty()) {
      return said;
    }
    return queries.stream().allMatch(target::finds) ? DataState.DONE : DataState.NOT_DONE;
  }

  private Catalog look(Ledger ledger) {
    Look known = last;
    if (known == null || known.mark().isEmpty() || !known.mark().equals(ledger.mark())) {
      known = new Look(ledger.mark(), SchemaReading.of(target, CatalogScope.usual()));
      last = known;
    }
    return known.catalog();
  }

  private Sources.Sealed sealed(History files) {
    Sources.Sealed known = sealed;
    List<Finding> gaps = Unfolding.gaps(files);
    if (!gaps.isEmpty()) {
      throw new Failure.Refused(gaps);
    }
    if (known == null || !ids(known.states().history()).equals(ids(files))) {
      known = sources.sealed(files);
      sealed = known;
    }
    return known;
  }

  private static List<MigrationId> ids(History files) {
    return files.all().stream().map(Migration::id).toList();
  }
}
