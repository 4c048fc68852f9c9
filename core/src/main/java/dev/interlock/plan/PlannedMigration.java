package dev.interlock.plan;

import dev.interlock.catalog.Fingerprint;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.ScriptFile;
import dev.interlock.history.Step;
import dev.interlock.history.Steps;
import dev.interlock.ledger.AppliedKind;
import dev.interlock.ledger.Direction;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.RunId;
import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One migration to run, which way, why, and how much of it.
 *
 * @param after fingerprint of the schema that it leaves, where it was sealed
 * @param word of an operator that allows it, for its ledger row
 * @param finished numbers of the script's statements that an earlier run did
 */
public record PlannedMigration(
    Migration migration,
    Direction direction,
    Reason reason,
    Work work,
    Optional<Fingerprint> after,
    Optional<String> word,
    SortedSet<Integer> finished) {

  public PlannedMigration {
    finished = Collections.unmodifiableSortedSet(new TreeSet<>(finished));
  }

  /** All of it, as far as anybody knows. */
  public PlannedMigration(Migration migration, Direction direction, Reason reason) {
    this(
        migration,
        direction,
        reason,
        new Work.All(),
        Optional.empty(),
        Optional.empty(),
        Collections.emptySortedSet());
  }

  /** Why it is in the plan. */
  public enum Reason {
    /** It was not applied. */
    PENDING,
    /** It was not applied, comes below one that was, and the caller allowed that. */
    LATE_ARRIVAL,
    /** All that it squashes was applied, so it only counts as applied; nothing runs. */
    SQUASHED,
    /** It is repeatable and never ran. */
    NEW_REPEATABLE,
    /** It is repeatable and its statements changed. */
    CHANGED_REPEATABLE,
    /** It counts as applied, and the schema does not show all of its effect. */
    INCOMPLETE,
    /** The target is below it. */
    ABOVE_TARGET
  }

  public MigrationId id() {
    return migration.id();
  }

  /** Whether only the ledger changes, because the database came there by what it squashes. */
  public boolean isSquashed() {
    return reason == Reason.SQUASHED;
  }

  /** The same migration, of which only so much is to be done. */
  public PlannedMigration with(Work other) {
    return new PlannedMigration(migration, direction, reason, other, after, word, finished);
  }

  /**
   * The same with this work; a baseline of which something is left to run is no mere row any more.
   */
  public PlannedMigration completedBy(Work left) {
    boolean runs = isSquashed() && !(left instanceof Work.Nothing);
    return new PlannedMigration(
        migration, direction, runs ? Reason.PENDING : reason, left, after, word, finished);
  }

  /** The same of one whose row is there and no longer says what is. */
  public PlannedMigration again() {
    return new PlannedMigration(
        migration, direction, Reason.INCOMPLETE, work, after, word, finished);
  }

  /** The same, which goes on behind these statements. */
  PlannedMigration without(SortedSet<Integer> done) {
    return new PlannedMigration(migration, direction, reason, work, after, word, done);
  }

  /** Whether an earlier run did part of it. */
  public boolean isResumed() {
    return !finished.isEmpty();
  }

  /** The same migration, which is known to leave this schema. */
  public PlannedMigration leaving(Fingerprint schema) {
    return new PlannedMigration(
        migration, direction, reason, work, Optional.of(schema), word, finished);
  }

  /** The same migration, which an operator's word allows. */
  public PlannedMigration because(String operatorsWord) {
    return new PlannedMigration(
        migration, direction, reason, work, after, Optional.of(operatorsWord), finished);
  }

  /** The script that runs. */
  public ScriptFile file() {
    return switch (direction) {
      case UP -> migration.up();
      case DOWN ->
          migration
              .undo()
              .orElseThrow(() -> new IllegalStateException("planned without an undo script"));
    };
  }

  /**
   * What of the script is to run, as steps.
   *
   * @param alsoNonTransactional as {@link ScriptFile#steps} takes it
   */
  public Steps steps(Set<Integer> alsoNonTransactional) {
    Steps whole = file().steps(alsoNonTransactional);
    return new Steps(
        whole.steps().stream().flatMap(step -> left(step).stream()).toList(), whole.problems());
  }

  private Optional<Step> left(Step step) {
    return switch (step) {
      case Step.Transactional(var begin, var statements) -> {
        var rest = statements.stream().flatMap(statement -> left(statement).stream()).toList();
        yield rest.isEmpty() ? Optional.empty() : Optional.of(new Step.Transactional(begin, rest));
      }
      case Step.NonTransactional nonTransactional ->
          left(nonTransactional.statement()).isEmpty()
              ? Optional.empty()
              : Optional.of(nonTransactional);
    };
  }

  /** The statement, what runs in its place, or nothing. */
  private List<Statement> left(Statement statement) {
    if (work instanceof Work.All && finished.isEmpty()) {
      return List.of(statement);
    }
    int number = file().script().numberOf(statement);
    if (finished.contains(number)) {
      return List.of();
    }
    if (!work.skips(number)) {
      return List.of(statement);
    }
    return work.repairs(number).stream()
        .map(sql -> Statement.of(sql, statement.offset(), StatementKind.ORDINARY))
        .toList();
  }

  /** What the ledger says of it once it is done. */
  public List<LedgerWrite> writes(RunId run) {
    return switch (direction) {
      case DOWN -> List.of(new LedgerWrite.Retire(id(), LedgerWrite.Retire.Reason.UNDONE));
      case UP -> {
        var writes = new ArrayList<LedgerWrite>();
        retired().ifPresent(why -> writes.add(new LedgerWrite.Retire(id(), why)));
        writes.add(LedgerWrite.Apply.of(migration, how(), run).leaving(after).because(word));
        yield writes;
      }
    };
  }

  private Optional<LedgerWrite.Retire.Reason> retired() {
    return switch (reason) {
      case CHANGED_REPEATABLE -> Optional.of(LedgerWrite.Retire.Reason.REPLACED);
      case INCOMPLETE -> Optional.of(LedgerWrite.Retire.Reason.REPAIRED);
      case PENDING, LATE_ARRIVAL, SQUASHED, NEW_REPEATABLE, ABOVE_TARGET -> Optional.empty();
    };
  }

  private AppliedKind how() {
    if (isSquashed()) {
      return AppliedKind.SQUASHED;
    }
    return work instanceof Work.Nothing ? AppliedKind.ADOPTED : AppliedKind.APPLIED;
  }
}
