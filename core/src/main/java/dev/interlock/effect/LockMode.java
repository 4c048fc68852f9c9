package dev.interlock.effect;

import java.util.Locale;

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

  /** As {@code LOCK TABLE} takes it, such as {@code ACCESS EXCLUSIVE}. */
  public String word() {
    return name().replace('_', ' ');
  }

  /** Reads what {@link #word} wrote, or what {@code pg_locks} calls it. */
  public static LockMode of(String written) {
    String words = written.replaceFirst("Lock$", "").replaceAll("(?<=[a-z])(?=[A-Z])", "_");
    return valueOf(words.replace(' ', '_').toUpperCase(Locale.ROOT));
  }

  /** The stronger one of the two. */
  public LockMode or(LockMode other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** Whether a service's INSERT, UPDATE or DELETE has to wait while this is held. */
  public boolean blocksWrites() {
    return compareTo(SHARE) >= 0;
  }

  /** Whether even a service's SELECT has to wait while this is held. */
  public boolean blocksReads() {
    return this == ACCESS_EXCLUSIVE;
  }
}
