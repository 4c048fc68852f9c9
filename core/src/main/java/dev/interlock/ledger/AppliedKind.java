package dev.interlock.ledger;

/** The way in which a migration became recorded as applied. */
public enum AppliedKind {
  /** The migration ran. */
  APPLIED,
  /** Its effect already existed, identically, or another tool's ledger had it as applied. */
  ADOPTED,
  /** An operator recorded it with {@code stamp}. */
  STAMPED,
  /** A later baseline replaced it; its file may be gone. */
  SQUASHED;

  /** Returns the word in the ledger. */
  public String word() {
    return EnumNames.of(this);
  }

  /** Parses the output of {@link #word}. */
  public static AppliedKind of(String word) {
    return EnumNames.read(AppliedKind.class, word);
  }
}
