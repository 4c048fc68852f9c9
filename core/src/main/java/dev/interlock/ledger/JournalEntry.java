package dev.interlock.ledger;

import dev.interlock.history.Checksum;
import dev.interlock.history.MigrationId;
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
    Optional<Witness> running,
    Optional<Division> division,
    SessionState session) {

  /** The same with another state of the session. */
  public JournalEntry with(SessionState other) {
    return new JournalEntry(id, direction, done, prefix, running, division, other);
  }
}
