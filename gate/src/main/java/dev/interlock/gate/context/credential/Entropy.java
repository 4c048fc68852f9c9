package dev.interlock.gate.context.credential;

/** Shannon entropy of text. */
final class Entropy {

  private Entropy() {}

  /** Returns bits for each character; 0 for empty text. */
  static double of(String text) {
    double length = text.length();
    return text.chars()
        .distinct()
        .mapToDouble(letter -> text.chars().filter(other -> other == letter).count() / length)
        .map(share -> -share * Math.log(share) / Math.log(2))
        .sum();
  }
}
