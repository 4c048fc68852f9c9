package dev.interlock.gate.environment;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Builds a regular expression for every spelling of a secret in a URL, a form, a JSON log line or
 * plain text: each character that is not a letter or digit may be escaped or not, independently.
 */
final class SecretPattern {

  private SecretPattern() {}

  /** Returns the secret as written and, if it is percent-encoded, decoded. */
  static Set<String> plainForms(String secret) {
    String text = secret.strip();
    String meant = decoded(text);
    return meant.equals(text) ? Set.of(text) : Set.of(text, meant);
  }

  static String of(String plain) {
    var expression = new StringBuilder();
    plain.codePoints().forEach(character -> expression.append(spellings(character)));
    return expression.toString();
  }

  private static String spellings(int character) {
    String literal = Character.toString(character);
    if (character < 128 && Character.isLetterOrDigit(character)) {
      return literal;
    }
    return "(?:"
        + Pattern.quote(literal)
        + "|(?i:"
        + percentEncoded(literal)
        + ")"
        + switch (character) {
          case ' ' -> "|\\+";
          case '"' -> "|\\\\\"";
          case '\\' -> "|\\\\\\\\";
          case '/' -> "|\\\\/";
          case '\n' -> "|\\\\n";
          default -> "";
        }
        + ")";
  }

  private static String percentEncoded(String literal) {
    var encoded = new StringBuilder();
    for (byte b : literal.getBytes(StandardCharsets.UTF_8)) {
      encoded.append(String.format("%%%02x", b));
    }
    return encoded.toString();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }
}
