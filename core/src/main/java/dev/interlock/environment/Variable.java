package dev.interlock.environment;

/**
 * A variable that is set, as a rule sees it.
 *
 * @param secret whether messages must not show the value
 */
public record Variable(String name, String value, boolean secret) {

  private static final int LONGEST_SHOWN = 80;

  /** For a message: the name and, if it may be shown, the value; the verb follows. */
  public String described() {
    return secret || value.length() > LONGEST_SHOWN || value.indexOf('\n') >= 0
        ? "the value of `" + name + "`"
        : "`" + name + "` is `" + value + "`, which";
  }

  /** Part of the value, if it may be shown. */
  public String shown(String part) {
    return secret ? "***" : part;
  }

  /** The component names the value, so a record's own text would show it. */
  @Override
  public String toString() {
    return name;
  }
}
