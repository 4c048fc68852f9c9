package dev.interlock.url;

/**
 * A text that must not be shown. It prints as {@code ***}, also as part of another value.
 *
 * @param reveal the text itself, to pass it to the database
 */
public record Secret(String reveal) {

  @Override
  public String toString() {
    return "***";
  }
}
