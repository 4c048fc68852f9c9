package dev.interlock.gate.environment;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds passwords in any text by their context: URLs, connection strings and SQL. */
final class UrlSecrets {

  /**
   * The text before a password. One slash is enough: a URL normalized as a path loses the second.
   */
  private static final String LOGIN = ":/{1,3}[^/?#\\s:@]*:";

  private static final String NAME =
      "\\b(?:\\w*password|passwd|passphrase|pwd|api_?key|secret_?key|token)";

  private static final String QUOTED = "'((?:[^'\\\\]|\\\\.)*)'";

  /** Patterns for the value of a variable, where it does not matter if too much matches. */
  private static final List<Pattern> IN_VALUES =
      List.of(
          Pattern.compile(LOGIN + "([^\\s@]+)@"),
          // Up to the last at sign, because a password may contain a raw one.
          Pattern.compile(LOGIN + "(\\S+)@"),
          pattern(NAME + "\\s*=\\s*(?:" + QUOTED + "|([^&;\\s']+))"));

  private static final String SHOWN = "([^&;\\s'\"`\\\\)}]+)";

  /** Patterns for texts, which must stay readable, and for SQL, which must still run. */
  private static final List<Pattern> IN_TEXTS =
      List.of(
          Pattern.compile(LOGIN + "([^\\s'\"`]+)@"),
          pattern("(?:[?&;]|--?)" + NAME + "=" + SHOWN),
          Pattern.compile("\\b[A-Z_]*PASSWORD=" + SHOWN),
          pattern(NAME + "\"?\\s*(?::?=|=>|\\bTO\\b)?\\s*[EN]?'((?:[^']|'')+)'"),
          pattern(NAME + "\"?\\s+\\$(\\w*)\\$(.*?)\\$\\1\\$"));

  /** The other options of a connection string, as a sign of one. */
  private static final Pattern CONNECTION =
      pattern("\\b(?:host|hostaddr|dbname|sslmode|port|server|data source)=");

  private static final Pattern IN_CONNECTIONS = pattern(NAME + "\\s*=\\s*" + SHOWN);

  /** Placeholders for passwords in Interlock's help and in manuals. */
  private static final Set<String> PLACEHOLDERS =
      Set.of("password", "pass", "secret", "pw", "...", "…", "***");

  private UrlSecrets() {}

  private static Pattern pattern(String expression) {
    return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
  }

  static boolean hasAny(String text) {
    return IN_VALUES.stream().anyMatch(pattern -> pattern.matcher(text).find());
  }

  static List<String> in(String text) {
    return IN_VALUES.stream()
        .flatMap(pattern -> pattern.matcher(text).results())
        .map(found -> found.group(group(found)))
        .toList();
  }

  /** Returns the text with every password replaced, even a short one. */
  static String hide(String text) {
    var connections =
        CONNECTION.matcher(text).find() ? Stream.of(IN_CONNECTIONS) : Stream.<Pattern>of();
    String hidden = text;
    for (Pattern pattern : Stream.concat(IN_TEXTS.stream(), connections).toList()) {
      hidden = pattern.matcher(hidden).replaceAll(found -> Matcher.quoteReplacement(hide(found)));
    }
    return hidden;
  }

  private static String hide(MatchResult found) {
    int group = group(found);
    String whole = found.group();
    return PLACEHOLDERS.contains(found.group(group).toLowerCase(Locale.ROOT))
        ? whole
        : whole.substring(0, found.start(group) - found.start())
            + "***"
            + whole.substring(found.end(group) - found.start());
  }

  /** Returns the number of the last group that matched. */
  private static int group(MatchResult found) {
    return IntStream.iterate(found.groupCount(), i -> i - 1)
        .filter(i -> found.group(i) != null)
        .findFirst()
        .orElseThrow();
  }
}
