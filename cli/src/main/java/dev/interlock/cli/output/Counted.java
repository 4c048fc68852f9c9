package dev.interlock.cli.output;

/** A number with its noun, in the singular or the plural. */
public final class Counted {

  private Counted() {}

  /** Returns such as {@code 1 line} or {@code 3 lines}. */
  public static String of(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
