package dev.interlock.script;

/**
 * A script that ends inside something it opened, such as a quote or a dollar-quoted body, or holds
 * something of which no one can say to which statement it belongs.
 */
public final class UnsplittableScript extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int offset;

  /**
   * @param what what the script does, such as {@code ends inside a comment}
   * @param offset 0-based character offset where that begins
   */
  public UnsplittableScript(String what, int offset) {
    super(what);
    this.offset = offset;
  }

  /** 0-based character offset where that begins. */
  public int offset() {
    return offset;
  }
}
