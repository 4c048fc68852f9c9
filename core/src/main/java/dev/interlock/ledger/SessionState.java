package dev.interlock.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What the statements of a file have changed of their session so far, as the dialect writes it: the
 * file's next step begins with it, in a later run as well.
 *
 * @param words empty where nothing differs from a new session
 */
public record SessionState(String words) {

  /** The state of a session in which no statement has run. */
  public static final SessionState NEW = new SessionState("");

  /** Reads what a journal has; nothing where it has none. */
  public static SessionState of(@Nullable String words) {
    return words == null ? NEW : new SessionState(words);
  }

  public boolean isNew() {
    return words.isEmpty();
  }
}
