package dev.interlock.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The session settings that the statements of a file have changed so far, as text of the dialect.
 * The file's next step begins with them, in a later run as well.
 *
 * @param words empty if the session does not differ from a new one
 */
public record SessionState(String words) {

  /** The state of a new session. */
  public static final SessionState NEW = new SessionState("");

  /** Reads the journal's value; null means a new session. */
  public static SessionState of(@Nullable String words) {
    return words == null ? NEW : new SessionState(words);
  }

  public boolean isNew() {
    return words.isEmpty();
  }
}
