package dev.interlock.gate.watch;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Recognises the lines of a log that report an error. Immutable and thread-safe.
 *
 * <p>The standard signs are a level at the place where loggers write it, the level in JSON or
 * {@code key=value} lines, and the first line of an uncaught exception. A word such as {@code
 * ERROR} within a sentence is none.
 */
public final class ErrorLines {

  private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");

  private final Function<String, Optional<String>> signs;

  private ErrorLines(Function<String, Optional<String>> signs) {
    this.signs = signs;
  }

  /** Returns the standard signs. */
  public static ErrorLines standard() {
    return new ErrorLines(LogLevels::sign);
  }

  /**
   * Returns signs of a project's own.
   *
   * @param patterns each found anywhere in a line
   */
  public static ErrorLines of(List<Pattern> patterns) {
    var all = List.copyOf(patterns);
    return new ErrorLines(line ->
        all.stream()
            .filter(pattern -> pattern.matcher(line).find())
            .map(Pattern::pattern)
            .findFirst());
  }

  /**
   * Returns the sign by which a line reports an error, such as {@code ERROR}; empty if it reports
   * none. The sign is never taken from the values in the line, so that it holds no secret.
   */
  public Optional<String> sign(String line) {
    return signs.apply(COLOUR.matcher(line).replaceAll(""));
  }
}
