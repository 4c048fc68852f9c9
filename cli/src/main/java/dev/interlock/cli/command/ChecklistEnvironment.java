package dev.interlock.cli.command;

import dev.interlock.finding.Severity;
import dev.interlock.gate.environment.EnvironmentContract;
import dev.interlock.gate.environment.HostPattern;
import dev.interlock.gate.environment.Matches;
import dev.interlock.gate.environment.OneOf;
import dev.interlock.gate.environment.PointsAt;
import dev.interlock.gate.environment.Presence;
import dev.interlock.gate.environment.ValueRule;
import dev.interlock.gate.environment.VariableRule;
import dev.interlock.gate.environment.WebOrigins;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The reference of the variables. It shows rules, and no value of this machine. */
record ChecklistEnvironment(EnvironmentContract contract) {

  String text() {
    var text = new StringBuilder("## 1. Environment\n\n");
    if (contract.rules().isEmpty()) {
      return text.append("`env` in `interlock.yml` names no variable.\n").toString();
    }
    text.append("`interlock run` checks these variables before it connects to a database.\n\n");
    text.append("| set | variable | needed | secret | value |\n|---|---|---|---|---|\n");
    contract.rules().forEach(rule -> text.append(row(rule)));
    return text.toString();
  }

  private static String row(VariableRule rule) {
    return "| [ ] | `%s` | %s | %s | %s |\n"
        .formatted(rule.name(), presence(rule.presence()), rule.secret() ? "yes" : "", value(rule));
  }

  private static String presence(Presence presence) {
    return switch (presence) {
      case Presence.Required() -> "required";
      case Presence.Optionally(var fallback) ->
          "optional" + fallback.map(what -> "; without it: " + cell(what)).orElse("");
    };
  }

  private static String value(VariableRule rule) {
    String words =
        rule.values().stream()
            .map(value -> words(value, rule.secret()))
            .collect(Collectors.joining("; "));
    return rule.severity() == Severity.WARNING && !words.isEmpty()
        ? words + " (a warning only)"
        : words;
  }

  /** The allowed values of a secret variable would show it. */
  private static String words(ValueRule rule, boolean secret) {
    return switch (rule) {
      case Matches(var pattern) ->
          secret ? "has a pattern" : "matches `%s`".formatted(cell(pattern.pattern()));
      case OneOf(var allowed) ->
          secret ? "one of %d values".formatted(allowed.size()) : "one of " + quoted(allowed);
      case WebOrigins() -> "web origins, such as `https://app.example`";
      case PointsAt(var allowed, var forbidden) -> hosts(allowed, forbidden);
    };
  }

  private static String hosts(List<HostPattern> allowed, List<HostPattern> forbidden) {
    var parts = new ArrayList<String>();
    if (!allowed.isEmpty()) {
      parts.add("host " + quoted(allowed.stream().map(HostPattern::text).toList()));
    }
    if (!forbidden.isEmpty()) {
      parts.add("never host " + quoted(forbidden.stream().map(HostPattern::text).toList()));
    }
    return String.join(", ", parts.isEmpty() ? List.of("a database URL") : parts);
  }

  private static String quoted(List<String> words) {
    return words.stream().map(word -> "`" + cell(word) + "`").collect(Collectors.joining(" or "));
  }

  /** Keeps a text in its cell of a table. */
  static String cell(String text) {
    return text.replace("|", "\\|").replace('\n', ' ');
  }
}
