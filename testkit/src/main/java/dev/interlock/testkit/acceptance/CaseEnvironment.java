package dev.interlock.testkit.acceptance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changes to the environment of the commands: {@code NAME=value} sets, with {@code ${OTHER}} in the
 * value replaced by the variable's current value; {@code NAME} alone removes.
 */
record CaseEnvironment(List<Change> changes) {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(\\w+)}");

  record Change(String name, Optional<String> value) {}

  CaseEnvironment {
    changes = List.copyOf(changes);
  }

  static CaseEnvironment parse(List<String> lines) {
    return new CaseEnvironment(lines.stream().map(CaseEnvironment::change).toList());
  }

  private static Change change(String line) {
    var parts = line.split("=", 2);
    return new Change(parts[0], parts.length == 2 ? Optional.of(parts[1]) : Optional.empty());
  }

  void applyTo(Map<String, String> environment) {
    for (var change : changes) {
      change
          .value()
          .ifPresentOrElse(
              value -> environment.put(change.name(), expanded(value, environment)),
              () -> environment.remove(change.name()));
    }
  }

  private static String expanded(String value, Map<String, String> environment) {
    return REFERENCE
        .matcher(value)
        .replaceAll(found ->
            Matcher.quoteReplacement(environment.getOrDefault(found.group(1), found.group())));
  }
}
