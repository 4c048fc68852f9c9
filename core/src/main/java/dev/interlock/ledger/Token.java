package dev.interlock.ledger;

/**
 * The fencing token of one acquisition of the lock. It grows with every acquisition, so a database
 * that has seen a greater one rejects a smaller one.
 */
public record Token(long value) {
  public Token {
    if (value < 1) {
      throw new IllegalArgumentException("a token starts at 1, not " + value);
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
