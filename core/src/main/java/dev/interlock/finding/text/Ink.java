package dev.interlock.finding.text;

import java.util.Map;

/** Colours text for a terminal, or leaves it plain. */
public enum Ink {
  NONE,
  COLOR;

  /** Set by the launcher, which can find out without loading a class. */
  private static final String TERMINAL = "interlock.terminal";

  private static final String RESET = "\u001b[0m";

  /**
   * Returns colour if a person watches on a terminal with colours and neither the flag nor {@code
   * NO_COLOR} turns it off (no-color.org: any value but the empty one).
   *
   * @param wanted the flag's value
   */
  public static Ink of(Map<String, String> environment, boolean wanted) {
    boolean objects = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    return isWatched(environment) && wanted && !objects ? COLOR : NONE;
  }

  /** Whether input and output are a terminal that can move its cursor. */
  public static boolean isWatched(Map<String, String> environment) {
    return Boolean.getBoolean(TERMINAL) && !"dumb".equals(environment.get("TERM"));
  }

  public String plain(String text) {
    return text;
  }

  public String bold(String text) {
    return in("1", text);
  }

  public String red(String text) {
    return in("1;31", text);
  }

  public String yellow(String text) {
    return in("1;33", text);
  }

  public String green(String text) {
    return in("32", text);
  }

  public String blue(String text) {
    return in("1;34", text);
  }

  public String faint(String text) {
    return in("2", text);
  }

  private String in(String code, String text) {
    return this == COLOR && !text.isEmpty() ? "\u001b[" + code + "m" + text + RESET : text;
  }
}
