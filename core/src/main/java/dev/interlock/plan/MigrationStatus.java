package dev.interlock.plan;

import dev.interlock.finding.Finding;
import dev.interlock.foreign.ForeignLedgerAdoption;
import dev.interlock.history.History;
import dev.interlock.history.ScriptFile;
import dev.interlock.history.Version;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.ledger.AppliedMigration;
import dev.interlock.ledger.ForeignTable;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.NamedLedger;
import dev.interlock.ledger.RunId;
import dev.interlock.plan.baseline.BaselineExpansion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files and one reading of the ledger; the starting point of every plan. This is the only place
 * where a history is fitted to one database: baselines are expanded, and the ledger of another tool
 * is adopted. For one thread.
 */
public final class MigrationStatus {

  private final History files;
  private final History history;
  private final Ledger ledger;
  private final ForeignLedgerAdoption adoption;
  private final List<AppliedMigration> applied;
  private @Nullable HistoryComparison comparison;

  private MigrationStatus(
      History files,
      History history,
      Ledger ledger,
      ForeignLedgerAdoption adoption,
      List<AppliedMigration> applied) {
    this.files = files;
    this.history = history;
    this.ledger = ledger;
    this.adoption = adoption;
    this.applied = applied;
  }

  /** Combines the files with a reading of the ledger. */
  public static MigrationStatus of(History files, Ledger ledger) {
    History history = BaselineExpansion.of(files, ledger);
    var adoption = ForeignLedgerAdoption.of(history, ledger.foreign());
    var applied = new ArrayList<>(ledger.applied());
    applied.addAll(adoption.rows());
    return new MigrationStatus(files, history, ledger, adoption, List.copyOf(applied));
  }

  /**
   * Returns the same database as if it had run every squashed migration by itself; empty if no file
   * is a baseline. A schema may match squashed migrations even if no ledger row mentions them.
   */
  public Optional<MigrationStatus> whole() {
    return files.squashes().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new MigrationStatus(
                files,
                BaselineExpansion.whole(files),
                ledger,
                ForeignLedgerAdoption.NONE,
                ledger.applied()));
  }

  /** Returns the same database as if its ledger had these rows. */
  public MigrationStatus withRows(List<AppliedMigration> rows) {
    return new MigrationStatus(files, history, ledger, adoption, List.copyOf(rows));
  }

  /** Returns the history, with the baselines expanded that this database has run in part. */
  public History history() {
    return history;
  }

  public Ledger ledger() {
    return ledger;
  }

  /** Returns the migrations of another tool's ledger, which count as applied at first contact. */
  public ForeignLedgerAdoption adoption() {
    return adoption;
  }

  /** Whether a ledger, Interlock's or another tool's, records a position of the database. */
  public boolean isRecorded() {
    return !comparison().applied().isEmpty() || !ledger.journal().isEmpty();
  }

  /**
   * Returns the errors in the files, such as missing files of squashed migrations, for which the
   * position of the database or its pending work cannot be determined.
   */
  public List<Finding> obstacles() {
    List<Finding> gaps = BaselineExpansion.gaps(history);
    return gaps.isEmpty() ? history.problems().stream().filter(Finding::isError).toList() : gaps;
  }

  /**
   * Returns the applied versions that no other applied one builds on, ascending. Of versions newer
   * than the files it returns only the last, because their parents are unknown.
   */
  public List<Version> current() {
    NavigableSet<Version> applied = BaselineExpansion.counted(history, comparison().versions());
    if (!comparison().ahead().isEmpty()) {
      return List.of(applied.last());
    }
    Set<Version> below = new HashSet<>();
    for (Version version : applied.descendingSet()) {
      if (!below.contains(version)) {
        below.addAll(history.ancestors(version)); // includes the ancestors of these
      }
    }
    return applied.stream().filter(version -> !below.contains(version)).toList();
  }

  /**
   * Returns the applied migrations of both ledgers, Interlock's and the adopted one, in the order
   * applied.
   */
  public List<AppliedMigration> applied() {
    return applied;
  }

  /** Returns the differences between the history and the applied migrations. */
  public HistoryComparison comparison() {
    HistoryComparison known = comparison;
    if (known == null) {
      known = HistoryComparison.of(history, applied());
      comparison = known;
    }
    return known;
  }

  /** Returns the plan that brings the database forward to the goal. */
  public PlanOutcome upgrade(Goal goal, LateArrivals lateArrivals) {
    return check().upgrade(pending(goal, lateArrivals)).with(adoption.findings());
  }

  /** Returns the plan of an upgrade whatever is half done. */
  public PlanOutcome pending(Goal goal, LateArrivals lateArrivals) {
    return new Planner(comparison(), lateArrivals).upgrade(goal);
  }

  /** Returns the plan that undoes the migrations above the goal. */
  public PlanOutcome downgrade(Goal goal) {
    PlanOutcome planned = new Planner(comparison(), LateArrivals.REFUSE).downgrade(goal);
    return check().downgrade(planned).with(adoption.findings());
  }

  /** Checks the outcome of a sync against half-done migrations. */
  public PlanOutcome sync(PlanOutcome outcome) {
    return check().sync(outcome);
  }

  private HalfDoneCheck check() {
    return new HalfDoneCheck(history, applied, halfDone());
  }

  /** Returns a warning for each half-done migration, with the command that finishes it. */
  public List<Finding> halfDoneFindings() {
    return check().report();
  }

  /** Returns the migrations that the journal records as half done, in either direction. */
  public List<HalfDone> halfDone() {
    return ledger.journal().stream().map(entry -> HalfDone.of(history, entry)).toList();
  }

  /** Returns the plan without the statements that the journal records as done. */
  public Plan resuming(Plan plan) {
    return ledger.journal().isEmpty()
        ? plan
        : new Plan(plan.migrations().stream().map(this::resuming).toList());
  }

  private PlannedMigration resuming(PlannedMigration planned) {
    return halfDone().stream()
        .filter(half -> half.id().equals(planned.id()))
        .filter(half -> half.entry().direction() == planned.direction())
        .findFirst()
        .map(half -> planned.without(half.finished()).online(half.online()))
        .orElse(planned);
  }

  /** Returns the tables of other tools that a plan needs, present or not. */
  public List<NamedLedger> neededBy(Plan plan) {
    List<ScriptFile> scripts =
        plan.migrations().stream()
            .filter(migration -> !migration.isSquashed())
            .map(PlannedMigration::file)
            .toList();
    return NamedLedger.in(history.tool(), scripts);
  }

  /**
   * Returns the ledger writes that precede a plan.
   *
   * @param needed tables of other tools that do not exist yet
   * @param kept the one of them that is kept in step from now on
   */
  public List<LedgerWrite> before(
      List<NamedLedger> needed, Optional<ForeignTable> kept, RunId run) {
    var writes = new ArrayList<>(adoption.writes(run));
    needed.stream().map(named -> creation(named.tool(), kept)).forEach(writes::add);
    return List.copyOf(writes);
  }

  private static LedgerWrite creation(MigrationTool tool, Optional<ForeignTable> kept) {
    return kept.filter(table -> table.tool().equals(tool))
        .<LedgerWrite>map(LedgerWrite.BeginForeignLedger::new)
        .orElseGet(() -> new LedgerWrite.CreateForeignLedger(tool));
  }
}
