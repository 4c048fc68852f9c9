package dev.interlock.script.token;

/**
 * A script that ends inside an open construct, such as a quote or a dollar-quoted body, or contains
 * text that cannot be assigned to a statement.
 */
public final class UnsplittableScript extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int offset;

  /**
   * @param what the problem as a predicate, such as {@code ends inside a comment}
   * @param offset 0-based character offset of the construct
   */
  public UnsplittableScript(String what, int offset) {
    super(what);
    this.offset = offset;
  }

  /** Returns the 0-based character offset of the construct. */
  public int offset() {
    return offset;
  }
}
