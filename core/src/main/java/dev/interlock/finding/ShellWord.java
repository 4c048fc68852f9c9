package dev.interlock.finding;

/**
 * Quotes a word for a shell where the shell would split or interpret it (POSIX, Shell Command
 * Language, Quoting). For the commands that a finding recommends.
 */
public final class ShellWord {

  private static final String PLAIN = "[\\w./:=@%+,-]+";

  private ShellWord() {}

  public static String of(String word) {
    return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
