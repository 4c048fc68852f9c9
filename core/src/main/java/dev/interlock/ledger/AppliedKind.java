package dev.interlock.ledger;

/** How a migration came to count as applied. */
public enum AppliedKind {
  /** It ran. */
  APPLIED,
  /** Its effect was there already, identical, or the ledger of another tool said so. */
  ADOPTED,
  /** An operator's recorded word. */
  STAMPED,
  /** Folded into a later baseline; its file may be gone. */
  SQUASHED;

  /** As the ledger writes it. */
  public String word() {
    return EnumNames.of(this);
  }

  /** Reads what {@link #word} wrote. */
  public static AppliedKind of(String word) {
    return EnumNames.read(AppliedKind.class, word);
  }
}
