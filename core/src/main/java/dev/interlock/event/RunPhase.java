package dev.interlock.event;

/** A part of a run that has a duration of its own, in the order of a run. */
public enum RunPhase {
  /** Reads the migration files, while the database is being connected. */
  READ("read migrations"),
  /** Reads the ledger and, if there is work or the schema has changed, the schema. */
  PLAN("plan"),
  /** Waits for the migration lock and takes it. */
  LOCK("lock"),
  /** Plans again, because another run may have changed the database meanwhile. */
  PLAN_LOCKED("plan under the lock"),
  /** Compares the schema with the migrations after they have run. */
  CHECK("check schema");

  private final String words;

  RunPhase(String words) {
    this.words = words;
  }

  /** Returns the name for people, such as {@code read migrations}. */
  public String words() {
    return words;
  }
}
