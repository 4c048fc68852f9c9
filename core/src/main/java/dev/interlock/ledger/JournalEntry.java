package dev.interlock.ledger;

import dev.interlock.batch.BatchProgress;
import dev.interlock.history.Checksum;
import dev.interlock.history.MigrationId;
import dev.interlock.history.ScriptFile;
import java.util.Optional;

/**
 * The progress of a migration with non-transactional steps.
 *
 * @param done the number of statements, from the start of the script, that have taken effect
 * @param prefix checksum of those statements: the migration resumes only if they are unchanged
 * @param running the state before the next statement started to run outside a transaction, or the
 *     {@link OnlineProgress} of what replaces it; empty if it has not started
 * @param division empty for a program, and in rows of versions that did not record it
 * @param session the session state that the completed statements have produced
 * @param batch the progress of the next statement, if it runs in batches and has begun
 */
public record JournalEntry(
    MigrationId id,
    Direction direction,
    int done,
    Checksum prefix,
    Optional<PreStepState> running,
    Optional<Division> division,
    SessionState session,
    Optional<BatchProgress> batch) {

  /** Creates an entry without batches. */
  public JournalEntry(
      MigrationId id,
      Direction direction,
      int done,
      Checksum prefix,
      Optional<PreStepState> running,
      Optional<Division> division,
      SessionState session) {
    this(id, direction, done, prefix, running, division, session, Optional.empty());
  }

  /**
   * Whether the file's own program ran, and not its statements. It compares what it sends with
   * {@code prefix} itself.
   */
  public boolean isByProgram(ScriptFile file) {
    return division.isEmpty() && file.program().isPresent();
  }

  /** Returns the sequence that replaces the statement in flight, if one does. */
  public Optional<OnlineProgress> online() {
    return running.flatMap(OnlineProgress::of);
  }

  /** Whether the completed statements are still those of the file. */
  public boolean isOf(ScriptFile file) {
    if (isByProgram(file)) {
      return true;
    }
    return file.hasScript()
        && done <= file.script().statements().size()
        && file.statements(done).equals(prefix);
  }

  /**
   * Whether the statement that has begun has been edited in the file: the one in flight, whose
   * effect then cannot be determined, or one with batches that are done.
   */
  public boolean isInFlightEdited(ScriptFile file) {
    return file.hasScript()
        && (running.isPresent() || batch.isPresent())
        && division.filter(each -> isEdited(each, file)).isPresent();
  }

  private boolean isEdited(Division division, ScriptFile file) {
    if (division.script().equals(file.statements())) {
      return false;
    }
    int through = division.through(done).orElse(done);
    return division
        .inFlight()
        .map(known ->
            through > file.script().statements().size() || !file.statements(through).equals(known))
        .orElse(true);
  }

  /** Returns a copy with another session state. */
  public JournalEntry with(SessionState other) {
    return new JournalEntry(id, direction, done, prefix, running, division, other, batch);
  }
}
