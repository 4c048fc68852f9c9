package dev.interlock.environment;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds passwords inside URLs and connection strings of any kind, as they are written there. */
final class UrlSecrets {

  private static final Pattern LOGIN = Pattern.compile("://[^/?#\\s:@]*:([^\\s@]+)@");

  /** Up to the last at sign, because a password may hold one that nobody encoded. */
  private static final Pattern LONG_LOGIN = Pattern.compile("://[^/?#\\s:@]*:(\\S+)@");

  private static final Pattern OPTION =
      Pattern.compile(
          "(?:^|[?&;\\s])(?:password|pwd|sslpassword|api_key|apikey|token)\\s*=\\s*"
              + "(?:'((?:[^'\\\\]|\\\\.)*)'|([^&;\\s']+))",
          Pattern.CASE_INSENSITIVE);

  private UrlSecrets() {}

  static boolean hasAny(String text) {
    return LOGIN.matcher(text).find() || OPTION.matcher(text).find();
  }

  static List<String> in(String text) {
    return Stream.of(LOGIN, LONG_LOGIN, OPTION)
        .flatMap(pattern -> pattern.matcher(text).results())
        .map(UrlSecrets::secret)
        .toList();
  }

  private static String secret(MatchResult found) {
    return found.groupCount() > 1 && found.group(1) == null ? found.group(2) : found.group(1);
  }
}
