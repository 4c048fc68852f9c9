package dev.interlock.catalog;

/** How much a difference of one attribute matters to a deploy. */
public enum Grade {
  /** It changes which rows there may be, or what a statement of the service does: refused. */
  RULE("refused"),
  /** An administrator tunes it, and neither rows nor rules change: noted. */
  TUNING("noted");

  private final String word;

  Grade(String word) {
    this.word = word;
  }

  /** As documents have it. */
  public String word() {
    return word;
  }
}
