package dev.interlock.postgresql.shadow;

/**
 * A relation as it was when last read.
 *
 * @param name {@code schema.name}, quoted if necessary
 * @param kind the letter of {@code pg_class.relkind}
 * @param storage the number of its file, which a rewrite changes
 */
record TrackedRelation(String name, char kind, long storage) {

  /** Whether a service reads or writes it by name. */
  boolean isTable() {
    return "rpmvf".indexOf(kind) >= 0;
  }

  /** Whether {@code LOCK TABLE} can lock it. */
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
