package dev.interlock.effect;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A table-level lock, weakest first (PostgreSQL manual, 13.3.1). */
public enum LockMode {
  ACCESS_SHARE,
  ROW_SHARE,
  ROW_EXCLUSIVE,
  SHARE_UPDATE_EXCLUSIVE,
  SHARE,
  SHARE_ROW_EXCLUSIVE,
  EXCLUSIVE,
  ACCESS_EXCLUSIVE;

  private static final Map<String, LockMode> BY_NAME = new HashMap<>();

  static {
    for (LockMode mode : values()) {
      BY_NAME.put(mode.word(), mode);
      BY_NAME.put(mode.catalogName(), mode);
    }
  }

  /** Returns the mode in the syntax of {@code LOCK TABLE}, such as {@code ACCESS EXCLUSIVE}. */
  public String word() {
    return name().replace('_', ' ');
  }

  /** Returns the mode's name in {@code pg_locks}, such as {@code AccessExclusiveLock}. */
  private String catalogName() {
    var joined = new StringBuilder();
    for (String word : name().split("_", -1)) {
      joined.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return joined.append("Lock").toString();
  }

  /**
   * Parses the output of {@link #word}, or the name in {@code pg_locks}.
   *
   * @throws IllegalArgumentException if the text does not name a mode
   */
  public static LockMode of(String written) {
    LockMode mode = BY_NAME.get(written);
    if (mode == null) {
      throw new IllegalArgumentException("`" + written + "` is not a mode of a lock");
    }
    return mode;
  }

  /** Returns the stronger of the two modes. */
  public LockMode or(LockMode other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** Whether a service's INSERT, UPDATE or DELETE must wait while this lock is held. */
  public boolean blocksWrites() {
    return compareTo(SHARE) >= 0;
  }

  /** Whether even a service's SELECT must wait while this lock is held. */
  public boolean blocksReads() {
    return this == ACCESS_EXCLUSIVE;
  }

  /** Returns what waits while this lock is held, if it blocks writes. */
  public String waiting() {
    return blocksReads() ? "reads and writes" : "writes";
  }
}
