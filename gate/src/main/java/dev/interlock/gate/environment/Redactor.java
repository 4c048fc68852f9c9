package dev.interlock.gate.environment;

import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.url.DatabaseUrlParser;
import dev.interlock.url.Secret;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Replaces secret values in any text by {@code ***}. Secrets are the values of variables that are
 * declared secret or named like one, the passwords in URLs, and values {@linkplain #learn learned}
 * from SQL, each in plain and escaped form. Secret values shorter than four characters are not
 * replaced, because they occur in every text; a password in the context of a URL or connection
 * string is always replaced. Thread-safe.
 */
public final class Redactor {

  private static final int SHORTEST = 4;

  /**
   * Values that are not secret in a variable that is only named like one: short numbers are
   * probably a limit or a lifetime.
   */
  private static final Pattern NO_SECRET = Pattern.compile("true|false|\\d{1,5}");

  /** Passwords of development databases that are also ordinary words; replaced only as words. */
  private static final Set<String> WORDS =
      Set.of("admin", "changeme", "interlock", "password", "postgres", "root", "secret", "test");

  /** {@code user:password@host}. */
  private static final Pattern BARE_LOGIN =
      Pattern.compile("^(?:-+[\\w-]+=)?[^\\s:@/=]+:(?!/)([^\\s@]+)@");

  /** Empty without secrets, which saves a search of long texts such as schemas. */
  private final Optional<Pattern> secrets;

  private final Set<String> learned = new HashSet<>();
  private volatile Optional<Pattern> inScripts = Optional.empty();

  private Redactor(Set<String> values) {
    this.secrets = pattern(values.stream(), Redactor::expression);
  }

  /**
   * Creates a redactor for all secrets given to this process.
   *
   * @param environment all variables of the process
   * @param declared the names of variables declared secret
   * @param others secrets from other sources, such as a flag
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

  /**
   * Adds secrets. Each is replaced only as a whole word, because a script may contain a secret such
   * as {@code test}.
   */
  public synchronized void learn(Set<String> values) {
    if (learned.addAll(values)) {
      inScripts = pattern(learned.stream(), Redactor::word);
    }
  }

  /** Adds the secrets in the URLs and connection strings of a text, as {@link #learn} does. */
  public void learnFrom(String text) {
    var found = UrlSecrets.in(text);
    if (!found.isEmpty()) {
      learn(Set.copyOf(found));
    }
  }

  /** Adds the secrets in the words of a command line, where a URL may lack its scheme. */
  public void learnFromWords(List<String> words) {
    words.forEach(this::learnFrom);
    learn(
        words.stream()
            .map(BARE_LOGIN::matcher)
            .filter(Matcher::find)
            .map(login -> login.group(1))
            .collect(Collectors.toSet()));
  }

  /** Returns the text with every secret replaced; the same text if it contains none. */
  public String redact(String text) {
    return UrlSecrets.hide(without(inScripts, without(secrets, text)));
  }

  private static String without(Optional<Pattern> pattern, String text) {
    return pattern.map(known -> known.matcher(text).replaceAll("***")).orElse(text);
  }

  /** Returns the finding with every secret replaced and its mark at the same position. */
  public Finding redact(Finding finding) {
    return new Finding(
        finding.code(),
        finding.severity(),
        redact(finding.message()),
        finding.place().map(this::redact),
        finding.notes().stream().map(this::redact).toList(),
        finding.help().map(this::redact));
  }

  private Place redact(Place place) {
    String file = redact(place.file());
    return place
        .excerpt()
        .map(line -> redacted(file, place, line))
        .orElseGet(() -> new Place(file, place.line(), place.column(), Optional.empty()));
  }

  private Place redacted(String file, Place place, Place.Excerpt line) {
    String shown = redact(line.text());
    int start = Math.clamp(place.column() - 1L, 0, line.text().length());
    int end = Math.min(start + line.length(), line.text().length());
    int shownStart = Math.min(redact(line.text().substring(0, start)).length(), shown.length());
    int shownEnd = Math.max(shownStart, shown.length() - (line.text().length() - end));
    boolean isSame = shown.equals(line.text());
    int column = isSame ? place.column() : shownStart + 1;
    int length = isSame ? line.length() : shownEnd - shownStart;
    return new Place(file, place.line(), column, Optional.of(new Place.Excerpt(shown, length)));
  }

  /** Collects a secret and, if it is a URL, its password. */
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
      // The URL of another kind of service; its password is collected as written.
    }
  }

  /**
   * Builds the pattern with the longest value first, so that a secret inside another one does not
   * expose the rest of it.
   */
  private static Optional<Pattern> pattern(
      Stream<String> values, UnaryOperator<String> expression) {
    String alternatives =
        values
            .flatMap(value -> SecretPattern.plainForms(value).stream())
            .filter(value -> value.length() >= SHORTEST)
            .distinct()
            .sorted(Redactor::longerFirst)
            .map(expression)
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

  private static String word(String value) {
    return "(?<![\\p{L}\\p{N}_])" + SecretPattern.of(value) + "(?![\\p{L}\\p{N}_])";
  }
}
