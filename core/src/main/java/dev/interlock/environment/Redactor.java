package dev.interlock.environment;

import dev.interlock.failure.Failure;
import dev.interlock.url.DatabaseUrlParser;
import dev.interlock.url.Secret;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Replaces secret values in any text by {@code ***}. Knows the values of variables that are
 * declared secret or are named like one, and the passwords inside URLs, each in its plain and its
 * escaped forms. Values shorter than four characters are left, because they occur in every text.
 * Immutable and safe for use by several threads.
 */
public final class Redactor {

  private static final int SHORTEST = 4;

  /** Digits in a variable that is only named like a secret are rather a limit or a lifetime. */
  private static final Pattern NO_SECRET = Pattern.compile("true|false|\\d{1,5}");

  /** Passwords of development databases that are also ordinary words; replaced only as words. */
  private static final Set<String> WORDS =
      Set.of("admin", "changeme", "interlock", "password", "postgres", "root", "secret", "test");

  /** None where nothing is secret: what a schema prints is long. */
  private final Optional<Pattern> secrets;

  private Redactor(Set<String> values) {
    this.secrets = pattern(values);
  }

  /**
   * A redactor for everything secret that this process was given.
   *
   * @param environment all variables of the process
   * @param declared names of those that are declared secret
   * @param others secrets that came another way, such as in a flag
   */
  public static Redactor of(
      Map<String, String> environment, Set<String> declared, Collection<Secret> others) {
    Set<String> values = new HashSet<>();
    environment.forEach((name, value) -> {
      if (declared.contains(name)
          || (SecretNames.matches(name) && !NO_SECRET.matcher(value).matches())) {
        values.add(value);
      }
      collectFromUrl(value, values);
    });
    others.forEach(secret -> collect(secret.reveal(), values));
    return new Redactor(values);
  }

  /** The text with every secret replaced; the same text if it holds none. */
  public String redact(String text) {
    return secrets.map(pattern -> pattern.matcher(text).replaceAll("***")).orElse(text);
  }

  /** A secret may itself be a whole URL, whose password alone must not be shown either. */
  private static void collect(String value, Set<String> values) {
    values.add(value);
    collectFromUrl(value, values);
  }

  private static void collectFromUrl(String value, Set<String> values) {
    var inUrl = UrlSecrets.in(value);
    if (inUrl.isEmpty()) {
      return;
    }
    values.addAll(inUrl);
    try {
      DatabaseUrlParser.parse(value).secrets().forEach(secret -> values.add(secret.reveal()));
    } catch (Failure.Misconfigured ofAnotherKind) {
      // A URL of something else; its password is known as it is written.
    }
  }

  /** Longest first, so that a secret within another does not leave the rest of it. */
  private static Optional<Pattern> pattern(Set<String> values) {
    String alternatives =
        values.stream()
            .flatMap(value -> SecretPattern.plainForms(value).stream())
            .filter(value -> value.length() >= SHORTEST)
            .distinct()
            .sorted(Redactor::longerFirst)
            .map(Redactor::expression)
            .collect(Collectors.joining("|"));
    return alternatives.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(alternatives));
  }

  private static int longerFirst(String a, String b) {
    int byLength = Integer.compare(b.length(), a.length());
    return byLength == 0 ? a.compareTo(b) : byLength;
  }

  private static String expression(String value) {
    return WORDS.contains(value) ? "\\b" + value + "\\b" : SecretPattern.of(value);
  }
}
