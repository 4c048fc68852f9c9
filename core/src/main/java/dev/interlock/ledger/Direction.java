package dev.interlock.ledger;

/** The script of a migration that runs. */
public enum Direction {
  UP,
  DOWN;

  /** Returns the word in the ledger. */
  public String word() {
    return EnumNames.of(this);
  }

  /** Parses the output of {@link #word}. */
  public static Direction of(String word) {
    return EnumNames.read(Direction.class, word);
  }
}
