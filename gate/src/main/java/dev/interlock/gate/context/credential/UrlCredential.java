package dev.interlock.gate.context.credential;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * URLs with a password that works elsewhere: on a host that other machines reach, and not made up.
 */
final class UrlCredential {

  /** A URL with user and password; the last {@code @} before the host ends the password. */
  private static final Pattern WITH_USER =
      Pattern.compile(
          "\\b[a-z][a-z0-9+.-]*://([^\\s:/@\"'`]*):([^\\s/\"'`]+)@([^\\s@/:?#\"'`,;<>)]+)",
          Pattern.CASE_INSENSITIVE);

  /** A JDBC URL, or another one with the password among its options. */
  private static final Pattern WITH_OPTION =
      Pattern.compile(
          "\\b[a-z][a-z0-9+.-]*:(?:[a-z]+:)?//([^\\s/?#:\"'`]+)[^\\s\"'`]*[?&;]password=([^\\s&;\"'`]+)",
          Pattern.CASE_INSENSITIVE);

  /** Names that RFC 2606, RFC 5737 and RFC 6761 reserve, and those of networks on one machine. */
  private static final Pattern ELSEWHERE_UNKNOWN =
      Pattern.compile(
          "localhost|127\\..*|0\\.0\\.0\\.0|\\[.*|10\\..*|192\\.168\\..*|172\\.(?:1[6-9]|2\\d|3[01])\\..*"
              + "|192\\.0\\.2\\..*|198\\.51\\.100\\..*|203\\.0\\.113\\..*"
              + "|host\\.docker\\.internal|.*\\.(?:localhost|local|internal|test|invalid|example|lan)"
              + "|(?:.*\\.)?example\\.(?:com|net|org)|[^.]*|.*[$<>{}%*].*|(?:.*\\.)?(?:host|server|domain|yourdomain)\\.(?:com|tld)");

  private UrlCredential() {}

  static boolean isIn(String line) {
    return (line.contains("://")
            && WITH_USER.matcher(line).results().anyMatch(UrlCredential::isOfUser))
        || (line.contains("password=")
            && WITH_OPTION
                .matcher(line)
                .results()
                .anyMatch(found -> isReal(found.group(2), host(found.group(1)))));
  }

  private static boolean isOfUser(MatchResult found) {
    String user = found.group(1);
    String password = found.group(2);
    return !password.equals(user) && isReal(password, found.group(3));
  }

  private static String host(String authority) {
    return authority.substring(authority.lastIndexOf('@') + 1);
  }

  private static boolean isReal(String password, String host) {
    return !Placeholder.matches(password)
        && !ELSEWHERE_UNKNOWN.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }
}
