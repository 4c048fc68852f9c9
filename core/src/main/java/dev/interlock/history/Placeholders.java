package dev.interlock.history;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The placeholders of Flyway, and what is to stand in their place.
 *
 * @param replaced whether any are replaced at all
 * @param prefix what a placeholder begins with, such as <code>${</code>
 * @param suffix what it ends with
 * @param separator after {@code flyway} in the names of those that Flyway itself defines
 * @param values by their folded names
 * @param session asked, when a script needs it, for what Flyway takes from its session
 */
public record Placeholders(
    boolean replaced,
    String prefix,
    String suffix,
    String separator,
    Map<String, Value> values,
    SessionNames session) {

  private static final String OF_FLYWAY = "flyway";

  /** Flyway's own settings, and no values. */
  public static final Placeholders NONE = of(true, "${", "}", ":", Map.of());

  /** Without a session to ask. */
  public static Placeholders of(
      boolean replaced, String prefix, String suffix, String separator, Map<String, Value> values) {
    return new Placeholders(replaced, prefix, suffix, separator, values, name -> Optional.empty());
  }

  /** What a session with the database is called. */
  @FunctionalInterface
  public interface SessionNames {
    /**
     * The value of one name, if the product has it.
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
   * What stands in the place of a placeholder.
   *
   * @param secret never to be shown or stored, also not as a hash beside the migrations
   * @param lasting whether it is the same at the next run; a time is not
   */
  public record Value(String text, boolean secret, boolean lasting) {

    public static Value plain(String text) {
      return new Value(text, false, true);
    }

    public static Value secret(String text) {
      return new Value(text, true, true);
    }

    /** Other at every run. */
    public static Value passing(String text) {
      return new Value(text, false, false);
    }

    /** The text, or {@code ***}. */
    public String shown() {
      return secret ? "***" : text;
    }

    @Override
    public String toString() {
      return shown();
    }
  }

  /** The same where they are replaced, or where nothing is. */
  public Placeholders replacing(boolean whether) {
    return new Placeholders(whether, prefix, suffix, separator, values, session);
  }

  /** With a session to ask for the names that have no value. */
  public Placeholders asking(SessionNames other) {
    return new Placeholders(replaced, prefix, suffix, separator, values, other);
  }

  /** With one more of those that Flyway itself defines, unless it has a value. */
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

  /** Flyway compares names without regard to case (PlaceholderReplacingReader). */
  public static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
