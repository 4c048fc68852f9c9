package dev.interlock.url;

import dev.interlock.finding.Failure;
import dev.interlock.finding.Nearest;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Translates the values of connection options to libpq's. */
final class OptionValues {

  private static final Map<String, List<String>> ALLOWED =
      Map.of(
          "sslmode",
          List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full"),
          "channel_binding",
          List.of("disable", "prefer", "require"),
          "target_session_attrs",
          List.of("any", "read-write", "read-only", "primary", "standby", "prefer-standby"),
          "gssencmode",
          List.of("disable", "prefer", "require"),
          "sslnegotiation",
          List.of("postgres", "direct"),
          "load_balance_hosts",
          List.of("disable", "random"));

  /** The values of Node, pgjdbc and R2DBC, by option. */
  private static final Map<String, Map<String, String>> TRANSLATIONS =
      Map.of(
          "sslmode",
          Map.of("no-verify", "require"),
          "target_session_attrs",
          Map.of(
              "master", "primary",
              "secondary", "standby",
              "slave", "standby",
              "prefersecondary", "prefer-standby",
              "prefer-secondary", "prefer-standby",
              "preferslave", "prefer-standby",
              "preferprimary", "any",
              "prefer-primary", "any"),
          "load_balance_hosts",
          Map.of("true", "random", "false", "disable"));

  private static final Pattern SHOWABLE = Pattern.compile("[\\w-]{1,40}");

  private OptionValues() {}

  /**
   * Returns libpq's value.
   *
   * @throws Failure.Misconfigured if the option has a fixed list of values and this value is not in
   *     it
   */
  static String canonical(String option, String value) {
    if (option.equals("connect_timeout")) {
      return seconds(value);
    }
    List<String> allowed = ALLOWED.get(option);
    return allowed == null ? value : oneOf(allowed, option, value);
  }

  /** Returns the {@code sslmode} equivalent to an {@code ssl} option of asyncpg, Node or JDBC. */
  static String sslMode(String value, UriDialect dialect) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true", "1", "on", "yes", "" -> dialect.plainSslMode();
      case "false", "0", "off", "no" -> "disable";
      default -> canonical("sslmode", value);
    };
  }

  static boolean isTrue(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true", "1", "on", "yes" -> true;
      default -> false;
    };
  }

  private static String oneOf(List<String> allowed, String option, String value) {
    String word = value.toLowerCase(Locale.ROOT).replace('_', '-');
    String known = TRANSLATIONS.getOrDefault(option, Map.of()).getOrDefault(word, word);
    if (allowed.contains(known)) {
      return known;
    }
    throw UrlProblem.bad(
        "database URL option `"
            + option
            + "` "
            + (SHOWABLE.matcher(value).matches() ? "is `" + value + "`, which" : "has a value that")
            + " is not one of "
            + String.join(", ", allowed)
            + ".",
        Nearest.to(word, allowed)
            .map(near -> "Write `" + option + "=" + near + "`.")
            .orElse("Write one of these values, or remove the option."));
  }

  /** Returns libpq's seconds; R2DBC writes ISO 8601 durations. */
  private static String seconds(String value) {
    try {
      return value.startsWith("P")
          ? Long.toString(Math.max(1, Duration.parse(value).toSeconds()))
          : Integer.toString(Integer.parseInt(value.strip()));
    } catch (DateTimeParseException | NumberFormatException notSeconds) {
      throw UrlProblem.bad(
          "database URL option `connect_timeout` is not a whole number of seconds.",
          "Write a number such as `connect_timeout=10`.");
    }
  }
}
