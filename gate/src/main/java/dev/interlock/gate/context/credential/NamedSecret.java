package dev.interlock.gate.context.credential;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Long random values that are assigned to the name of a secret. */
final class NamedSecret {

  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "(?:^|[\\s\"'{,(.])([A-Za-z][A-Za-z0-9_.-]*)[\"']?\\s*(?::=|=>|[:=])\\s*([\"'`]?)([^\\s\"'`,;)}]+)\\2");

  private static final Pattern NAME =
      Pattern.compile(
          "passw(?:or)?d|passphrase|secret|token|credential|api[_.-]?key|access[_.-]?key"
              + "|private[_. -]?key|encryption[_.-]?key|signing[_.-]?key|auth[_.-]?key|master[_.-]?key",
          Pattern.CASE_INSENSITIVE);

  /** Names of values that are random and public. */
  private static final Pattern PUBLIC =
      Pattern.compile(
          "public|checksum|digest|integrity|hash|sha\\d|fingerprint|etag|resolved|_?id$|name$|path$"
              + "|file$|url$|uri$|type$|field$|header$|length$|ttl$|expir|pattern|regex|class$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern HEXADECIMAL = Pattern.compile("(?:0x)?[0-9a-fA-F]{32,}");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{24,}={0,2}");
  private static final Pattern PASSWORD = Pattern.compile("(?=.*\\d)(?=.*[A-Za-z])\\S{8,}");

  /** A name, a sign and a value take at least this many characters. */
  private static final int SHORTEST = 12;

  private static final double HEXADECIMAL_BITS = 3.0;
  private static final double BASE64_BITS = 4.0;
  private static final double PASSWORD_BITS = 2.5;

  private NamedSecret() {}

  /** Whether some line of a text may have one, or begin a private key. */
  static boolean mayBeIn(String text) {
    return NAME.matcher(text).find();
  }

  /**
   * Returns the kind of a secret in a line.
   *
   * @param isEnvironment whether the file holds variables of an environment, where a value needs no
   *     quotes and a password need not be long
   */
  static Optional<String> kind(String line, boolean isEnvironment) {
    if (line.length() < SHORTEST || !NAME.matcher(line).find()) {
      return Optional.empty();
    }
    Matcher assignment = ASSIGNMENT.matcher(line);
    while (assignment.find()) {
      String name = assignment.group(1);
      boolean isSecret = NAME.matcher(name).find() && !PUBLIC.matcher(name).find();
      boolean isQuoted = !assignment.group(2).isEmpty();
      if (isSecret && !Placeholder.matches(assignment.group(3))) {
        Optional<String> kind = ofValue(assignment.group(3), isQuoted, isEnvironment);
        if (kind.isPresent()) {
          return kind;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> ofValue(String value, boolean isQuoted, boolean isEnvironment) {
    if (HEXADECIMAL.matcher(value).matches()) {
      return found("a hexadecimal secret", value, HEXADECIMAL_BITS);
    }
    boolean isText = isQuoted || isEnvironment;
    if (isText && BASE64.matcher(value).matches() && isMixed(value)) {
      return found("a random secret", value, BASE64_BITS);
    }
    if (isEnvironment && PASSWORD.matcher(value).matches()) {
      return found("a password", value, PASSWORD_BITS);
    }
    return Optional.empty();
  }

  private static Optional<String> found(String kind, String value, double bits) {
    return Optional.of(kind).filter(some -> Entropy.of(value) >= bits);
  }

  /** Words joined by hyphens or in camel case are names, not random. */
  private static boolean isMixed(String value) {
    return value.chars().anyMatch(Character::isDigit)
        && value.chars().anyMatch(Character::isUpperCase)
        && value.chars().anyMatch(Character::isLowerCase);
  }
}
