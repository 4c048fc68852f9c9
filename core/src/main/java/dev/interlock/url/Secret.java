package dev.interlock.url;

/**
 * A text that must not be shown. Printing it, also as part of another value, gives {@code ***}.
 *
 * @param reveal the text itself, for whoever has to hand it to the database
 */
public record Secret(String reveal) {

  @Override
  public String toString() {
    return "***";
  }
}
