package dev.interlock.catalog;

/** The weight of a difference in one attribute for a deploy. */
public enum Grade {
  /** It changes which rows are allowed, or the effect of a statement of the service: refused. */
  RULE("refused"),
  /** An administrator's tuning, which changes neither rows nor rules: noted. */
  TUNING("noted");

  private final String word;

  Grade(String word) {
    this.word = word;
  }

  /** Returns the word that documents use. */
  public String word() {
    return word;
  }
}
