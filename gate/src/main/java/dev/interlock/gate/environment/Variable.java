package dev.interlock.gate.environment;

/**
 * A variable that is set, for the check of a rule.
 *
 * @param secret whether messages must not show the value
 */
public record Variable(String name, String value, boolean secret) {

  private static final int LONGEST_SHOWN = 80;

  /** Returns the name and, if it may be shown, the value, as the subject of a message. */
  public String described() {
    return secret || value.length() > LONGEST_SHOWN || value.indexOf('\n') >= 0
        ? "the value of `" + name + "`"
        : "`" + name + "` is `" + value + "`, which";
  }

  /** Returns a part of the value, or {@code ***} if it must not be shown. */
  public String shown(String part) {
    return secret ? "***" : part;
  }

  /** Returns the name only: the text generated for a record would show the value. */
  @Override
  public String toString() {
    return name;
  }
}
