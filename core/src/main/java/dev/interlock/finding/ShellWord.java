package dev.interlock.finding;

/**
 * A word as somebody can paste it into a shell: quoted where a shell would take it apart or act on
 * it (POSIX, Shell Command Language, Quoting). For commands that a finding tells to run.
 */
public final class ShellWord {

  private static final String PLAIN = "[\\w./:=@%+,-]+";

  private ShellWord() {}

  public static String of(String word) {
    return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
