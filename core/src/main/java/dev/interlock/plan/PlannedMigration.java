package dev.interlock.plan;

import dev.interlock.catalog.Fingerprint;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.OnlineSequence;
import dev.interlock.history.ScriptFile;
import dev.interlock.history.Step;
import dev.interlock.history.Steps;
import dev.interlock.ledger.AppliedKind;
import dev.interlock.ledger.Direction;
import dev.interlock.ledger.JournalEntry;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.RunId;
import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One migration to run, with its direction, the reason and the amount of work.
 *
 * @param after fingerprint of the schema afterwards, if it is sealed
 * @param word an operator's reason, for the ledger row
 * @param finished numbers of the script's statements that an earlier run completed
 * @param online what replaces statements that would keep others waiting, by their number
 */
public record PlannedMigration(
    Migration migration,
    Direction direction,
    Reason reason,
    Work work,
    Optional<Fingerprint> after,
    Optional<String> word,
    SortedSet<Integer> finished,
    SortedMap<Integer, OnlineSequence> online) {

  public PlannedMigration {
    finished = Collections.unmodifiableSortedSet(new TreeSet<>(finished));
    online = Collections.unmodifiableSortedMap(new TreeMap<>(online));
  }

  /** Plans all statements of the migration. */
  public PlannedMigration(Migration migration, Direction direction, Reason reason) {
    this(
        migration,
        direction,
        reason,
        new Work.All(),
        Optional.empty(),
        Optional.empty(),
        Collections.emptySortedSet(),
        Collections.emptySortedMap());
  }

  /** Reason for which a migration is in the plan. */
  public enum Reason {
    /** The migration is not applied. */
    PENDING,
    /** The migration comes below an applied one, and the caller allows that. */
    LATE_ARRIVAL,
    /** Its members are applied or run before it, so only its ledger row is written. */
    SQUASHED,
    /** The migration is repeatable and has never run. */
    NEW_REPEATABLE,
    /** The migration is repeatable and its statements have changed. */
    CHANGED_REPEATABLE,
    /** The migration counts as applied, but the schema lacks part of its effect. */
    INCOMPLETE,
    /** The goal is below the migration. */
    ABOVE_TARGET
  }

  public MigrationId id() {
    return migration.id();
  }

  /** Whether only the ledger changes, because the database has the members of the baseline. */
  public boolean isSquashed() {
    return reason == Reason.SQUASHED;
  }

  /** Returns the same migration with other work. */
  public PlannedMigration with(Work other) {
    return new PlannedMigration(migration, direction, reason, other, after, word, finished, online);
  }

  /**
   * Returns the same migration with this work. A squashed baseline with statements left to run
   * becomes pending.
   */
  public PlannedMigration completedBy(Work left) {
    boolean runs = isSquashed() && !(left instanceof Work.Nothing);
    return new PlannedMigration(
        migration, direction, runs ? Reason.PENDING : reason, left, after, word, finished, online);
  }

  /** Returns the same migration as incomplete: its ledger row exists but has become wrong. */
  public PlannedMigration again() {
    return new PlannedMigration(
        migration, direction, Reason.INCOMPLETE, work, after, word, finished, online);
  }

  /** Returns the same migration without the statements that are done. */
  PlannedMigration without(SortedSet<Integer> done) {
    return new PlannedMigration(migration, direction, reason, work, after, word, done, online);
  }

  /** Returns the same migration with what replaces some of its statements. */
  public PlannedMigration online(SortedMap<Integer, OnlineSequence> sequences) {
    var all = new TreeMap<>(sequences);
    all.putAll(online);
    return new PlannedMigration(migration, direction, reason, work, after, word, finished, all);
  }

  /** Whether an earlier run completed part of it. */
  public boolean isResumed() {
    return !finished.isEmpty();
  }

  /** Returns the same migration with the fingerprint of the schema that it leaves. */
  public PlannedMigration leaving(Fingerprint schema) {
    return new PlannedMigration(
        migration, direction, reason, work, Optional.of(schema), word, finished, online);
  }

  /** Returns the same migration with the operator's reason that allows it. */
  public PlannedMigration because(String operatorsWord) {
    return new PlannedMigration(
        migration, direction, reason, work, after, Optional.of(operatorsWord), finished, online);
  }

  /** Returns the script that runs. */
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
   * Returns the steps that are left to run.
   *
   * @param alsoNonTransactional as {@link ScriptFile#steps} takes it
   */
  public Steps steps(Set<Integer> alsoNonTransactional) {
    Steps whole = file().steps(alsoNonTransactional, online);
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
      case Step.Batched batched ->
          left(batched.statement()).isEmpty() ? Optional.empty() : Optional.of(batched);
      case Step.Online gradual ->
          left(gradual.statement()).isEmpty() ? Optional.empty() : Optional.of(gradual);
    };
  }

  /** Returns the statement, the statements that replace it, or nothing. */
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

  /**
   * Whether a journal entry belongs to the opposite direction and is obsolete, because the schema
   * has shown what is missing.
   */
  public boolean turnsBack(JournalEntry entry) {
    return reason == Reason.INCOMPLETE && entry.direction() != direction;
  }

  /** Returns the ledger writes that record the migration once it has run. */
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
