package dev.interlock.postgresql.shadow;

/**
 * A relation as it was when it was looked at.
 *
 * @param name {@code schema.name}, quoted where it must be
 * @param kind the letter of {@code pg_class.relkind}
 * @param storage the file it is kept in; another one after it was rewritten
 */
record TrackedRelation(String name, char kind, long storage) {

  /** Whether a service reads or writes it by name. */
  boolean isTable() {
    return "rpmvf".indexOf(kind) >= 0;
  }

  /** Whether it can be locked in a statement of its own. */
  boolean isLockable() {
    return "rp".indexOf(kind) >= 0;
  }

  /** Whether the server counts its rows. */
  boolean isCounted() {
    return "rmp".indexOf(kind) >= 0;
  }

  /** Whether it has rows or entries of its own. */
  boolean isStored() {
    return "rmi".indexOf(kind) >= 0;
  }
}
