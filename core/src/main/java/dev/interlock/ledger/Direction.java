package dev.interlock.ledger;

/** Which of a migration's scripts runs. */
public enum Direction {
  UP,
  DOWN;

  /** As the ledger writes it. */
  public String word() {
    return EnumNames.of(this);
  }

  /** Reads what {@link #word} wrote. */
  public static Direction of(String word) {
    return EnumNames.read(Direction.class, word);
  }
}
