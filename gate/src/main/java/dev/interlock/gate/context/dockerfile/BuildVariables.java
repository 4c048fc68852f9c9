package dev.interlock.gate.context.dockerfile;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables of a build stage as far as the Dockerfile gives their values: {@code ENV}, and
 * {@code ARG} with a default. Not thread-safe.
 */
final class BuildVariables {

  private static final Pattern USE =
      Pattern.compile(
          "\\\\(.)|\\$(?:([a-zA-Z_][a-zA-Z0-9_]*)|\\{([a-zA-Z_][a-zA-Z0-9_]*)(?:(:[-+])([^{}$]*))?}|(\\{))");

  /** A name and, after a sign, its value: in double or single quotes, or up to a space. */
  private static final String PAIR_TEXT =
      "([^\\s=]+)=(\"[^\"\\\\]*(?:\\\\.[^\"\\\\]*)*\"|'[^']*'|[^\\s\\\\]*(?:\\\\.[^\\s\\\\]*)*)";

  private static final Pattern PAIR = Pattern.compile(PAIR_TEXT);

  private static final Pattern ARGUMENT = Pattern.compile(PAIR_TEXT + "|(\\S+)");

  private final Map<String, Optional<String>> values = new HashMap<>();

  BuildVariables copy() {
    var copy = new BuildVariables();
    copy.values.putAll(values);
    return copy;
  }

  /**
   * Declares arguments of {@code ARG}: {@code NAME} or {@code NAME=default}.
   *
   * @param global the arguments before the first {@code FROM}, whose defaults a stage takes over
   */
  void arguments(String text, BuildVariables global) {
    Matcher argument = ARGUMENT.matcher(text);
    while (argument.find()) {
      String name = argument.group(3);
      if (name == null) {
        values.put(argument.group(1), assigned(argument.group(2)));
      } else {
        values.putIfAbsent(name, global.values.getOrDefault(name, Optional.empty()));
      }
    }
  }

  /** Sets variables of {@code ENV}: {@code NAME=value …}, or the old form {@code NAME value}. */
  void environment(String text) {
    Matcher pairs = PAIR.matcher(text);
    if (!pairs.lookingAt()) {
      String[] parts = text.split("\\s+", 2);
      values.put(parts[0], expand(parts.length > 1 ? parts[1] : ""));
      return;
    }
    do {
      values.put(pairs.group(1), assigned(pairs.group(2)));
    } while (pairs.find());
  }

  /** Whether a variable was set or declared. */
  boolean has(String name) {
    return values.containsKey(name);
  }

  /** Replaces variables; empty if the value of one is not known. */
  Optional<String> expand(String text) {
    Matcher use = USE.matcher(text);
    var expanded = new StringBuilder();
    while (use.find()) {
      Optional<String> value = value(use);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      use.appendReplacement(expanded, Matcher.quoteReplacement(value.get()));
    }
    return Optional.of(use.appendTail(expanded).toString());
  }

  private Optional<String> value(Matcher use) {
    if (use.group(1) != null) {
      boolean isDollar = use.group(1).equals("$");
      return Optional.of(isDollar ? "$" : use.group()); // patterns keep their other escapes
    }
    if (use.group(6) != null) {
      return Optional.empty(); // a form of substitution that is not read
    }
    String name = use.group(2) != null ? use.group(2) : use.group(3);
    Optional<String> value = values.getOrDefault(name, Optional.empty());
    if (use.group(4) == null) {
      return value;
    }
    boolean isDefault = use.group(4).equals(":-");
    return isDefault ? value.or(() -> Optional.of(use.group(5))) : value.map(set -> use.group(5));
  }

  /** The value of an assignment; empty if it has quotes inside, which are not read. */
  private Optional<String> assigned(String written) {
    boolean isSingle = written.startsWith("'");
    boolean isQuoted = written.length() > 1 && (isSingle || written.startsWith("\""));
    String value = isQuoted ? written.substring(1, written.length() - 1) : written;
    if (value.contains("\"") || value.contains("'")) {
      return Optional.empty();
    }
    return isSingle ? Optional.of(value) : expand(value);
  }
}
