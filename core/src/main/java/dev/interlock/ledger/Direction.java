package dev.interlock.ledger;

/** Which of a migration's scripts runs. */
public enum Direction {
  UP,
  DOWN;

  /** As the ledger writes it. */
  public String word() {
    return Words.of(this);
  }

  /** Reads what {@link #word} wrote. */
  public static Direction of(String word) {
    return Words.read(Direction.class, word);
  }
}
