package dev.interlock.alembic.revision;

import dev.interlock.history.Printable;

/**
 * The id of an Alembic revision: text of any form, compared as text. Often twelve hexadecimal
 * digits.
 */
public record RevisionId(String text) implements Comparable<RevisionId> {

  /** Characters that Alembic refuses in an id ({@code RevisionMap}, revision.py). */
  private static final String FORBIDDEN = "@-+";

  /** Whether Alembic accepts the text as an id, and a terminal can show it. */
  static boolean isValid(String text) {
    return !text.isBlank()
        && Printable.isPrintable(text)
        && text.chars().noneMatch(c -> FORBIDDEN.indexOf(c) >= 0);
  }

  @Override
  public int compareTo(RevisionId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
