package dev.interlock.gate.diagnosis;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One wording of an error. The group {@code name} of the pattern is the object that it names, the
 * group {@code of} the table that a column or constraint belongs to.
 *
 * @param wording anchored on words that only this program writes
 * @param near words that one of the surrounding lines must have, for wordings that other programs
 *     use as well
 * @param plain words that every line with this wording has; may be empty
 */
record KnownError(
    ReportingTool tool, Cause cause, Pattern wording, Optional<Pattern> near, String plain) {

  /**
   * Text that may precede the message of a server: nothing, or the punctuation with which drivers
   * and loggers end their own words. Prose that mentions a message has a word there.
   */
  private static final String LEAD =
      "(?:^\\s*|[:)\\]>\\x22\\x27\\x60=|(-]\\s{0,4}"
          + "|\\b(?i:error|fatal|panic)\\s{1,4}(?:#\\w{5} )?)";

  /** A name as servers print it, in double quotes. */
  private static final String QUOTED = "\"(?<name>[^\"]+)\"";

  /** An error in the words of a tool, in which {@code NAME} means a quoted name. */
  static KnownError error(ReportingTool tool, Cause cause, String wording) {
    return of(tool, cause, wording.replace("NAME", QUOTED));
  }

  /** A message of a server, which begins after {@link #LEAD}. */
  static KnownError message(ReportingTool tool, Cause cause, String wording) {
    return error(tool, cause, LEAD + wording);
  }

  /** The same error, recognised only beside a line that has some words. */
  KnownError near(String words) {
    return new KnownError(tool, cause, wording, Optional.of(Pattern.compile(words)), plain);
  }

  private static KnownError of(ReportingTool tool, Cause cause, String expression) {
    return new KnownError(
        tool, cause, Pattern.compile(expression), Optional.empty(), PlainWords.of(expression));
  }

  /** Returns the first place of the wording in a line. */
  Optional<Matcher> in(String line) {
    if (!line.contains(plain)) {
      return Optional.empty();
    }
    Matcher found = wording.matcher(line);
    return found.find() ? Optional.of(found) : Optional.empty();
  }
}
