package dev.interlock.ledger;

/** How a migration came to count as applied. */
public enum How {
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
    return Words.of(this);
  }

  /** Reads what {@link #word} wrote. */
  public static How of(String word) {
    return Words.read(How.class, word);
  }
}
