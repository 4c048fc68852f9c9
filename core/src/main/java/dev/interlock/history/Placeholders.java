package dev.interlock.history;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Flyway's placeholders and their values.
 *
 * @param replaced whether placeholders are replaced at all
 * @param prefix the beginning of a placeholder, such as <code>${</code>
 * @param suffix the end of a placeholder
 * @param separator the text after {@code flyway} in the names of Flyway's own placeholders
 * @param values by folded name
 * @param session gives the values that Flyway reads from its session, on demand
 */
public record Placeholders(
    boolean replaced,
    String prefix,
    String suffix,
    String separator,
    Map<String, Value> values,
    SessionNames session) {

  private static final String OF_FLYWAY = "flyway";

  /** Flyway's default settings, without values. */
  public static final Placeholders NONE = of(true, "${", "}", ":", Map.of());

  /** Creates placeholders without a session. */
  public static Placeholders of(
      boolean replaced, String prefix, String suffix, String separator, Map<String, Value> values) {
    return new Placeholders(replaced, prefix, suffix, separator, values, name -> Optional.empty());
  }

  /** Names known to a session with the database. */
  @FunctionalInterface
  public interface SessionNames {
    /**
     * Returns the value of one name, if the product has it.
     *
     * @param name {@code user}, {@code database}, {@code defaultSchema} or another
     */
    Optional<String> find(String name);
  }

  public Placeholders {
    var folded = new TreeMap<String, Value>();
    values.forEach((name, value) -> folded.put(folded(name), value));
    values = Map.copyOf(folded);
  }

  /**
   * The value of a placeholder.
   *
   * @param secret whether it must never be shown or stored, not even as a hash beside the
   *     migrations
   * @param lasting whether it is the same in the next run; a time is not
   */
  public record Value(String text, boolean secret, boolean lasting) {

    public static Value plain(String text) {
      return new Value(text, false, true);
    }

    public static Value secret(String text) {
      return new Value(text, true, true);
    }

    /** Returns a value that differs in every run. */
    public static Value passing(String text) {
      return new Value(text, false, false);
    }

    /** Returns the text, or {@code ***} for a secret. */
    public String shown() {
      return secret ? "***" : text;
    }

    @Override
    public String toString() {
      return shown();
    }
  }

  /** Returns a copy that replaces placeholders or not. */
  public Placeholders replacing(boolean whether) {
    return new Placeholders(whether, prefix, suffix, separator, values, session);
  }

  /** Returns a copy with a session for the names without a value. */
  public Placeholders asking(SessionNames other) {
    return new Placeholders(replaced, prefix, suffix, separator, values, other);
  }

  /** Returns a copy with a value for one of Flyway's own placeholders, unless it has one. */
  public Placeholders withDefault(String name, Value value) {
    var more = new TreeMap<>(values);
    more.putIfAbsent(folded(OF_FLYWAY + separator + name), value);
    return new Placeholders(replaced, prefix, suffix, separator, more, session);
  }

  public Optional<Value> find(String name) {
    return Optional.ofNullable(values.get(folded(name))).or(() -> ofSession(folded(name)));
  }

  private Optional<Value> ofSession(String name) {
    String begin = OF_FLYWAY + folded(separator);
    return name.startsWith(begin)
        ? session.find(name.substring(begin.length())).map(Value::plain)
        : Optional.empty();
  }

  /** Folds a name: Flyway compares names case-insensitively (PlaceholderReplacingReader). */
  public static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
