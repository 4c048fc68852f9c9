package dev.interlock.ledger;

import dev.interlock.history.Checksum;
import dev.interlock.history.MigrationId;
import dev.interlock.history.ScriptFile;
import java.util.Optional;

/**
 * How far a migration with non-transactional steps has come.
 *
 * @param done number of statements, counted from the start of the script, that have taken effect
 * @param prefix checksum of those statements: work is resumed only if they are unchanged
 * @param running what was seen before the statement that follows them started to run outside a
 *     transaction; empty if none did
 * @param division empty in rows of versions that did not record it
 * @param session what the statements that are done have changed of the session
 */
public record JournalEntry(
    MigrationId id,
    Direction direction,
    int done,
    Checksum prefix,
    Optional<PreStepState> running,
    Optional<Division> division,
    SessionState session) {

  /** Whether the statements that are done are still those of the file. */
  public boolean isOf(ScriptFile file) {
    return done <= file.script().statements().size() && file.statements(done).equals(prefix);
  }

  /**
   * Whether a statement may be running, or have ended with nobody to see how, that the file does
   * not have there any more: then nothing says what it left.
   */
  public boolean isInFlightEdited(ScriptFile file) {
    return running.isPresent() && division.filter(each -> isEdited(each, file)).isPresent();
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

  /** The same with another state of the session. */
  public JournalEntry with(SessionState other) {
    return new JournalEntry(id, direction, done, prefix, running, division, other);
  }
}
