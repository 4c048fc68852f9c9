package dev.interlock.ledger;

/**
 * Proof that the lock was ours when it was taken. It grows with every acquisition, so a database
 * that has seen a greater one refuses the smaller (fencing).
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
