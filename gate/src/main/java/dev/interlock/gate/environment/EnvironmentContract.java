package dev.interlock.gate.environment;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rules for all variables of a service.
 *
 * @param rules in the order to report
 */
public record EnvironmentContract(List<VariableRule> rules) {

  /** A contract without rules. */
  public static final EnvironmentContract EMPTY = new EnvironmentContract(List.of());

  public EnvironmentContract {
    rules = List.copyOf(rules);
  }

  /**
   * Returns a contract with these rules and those of another, which replace rules of their name.
   */
  public EnvironmentContract with(EnvironmentContract other) {
    var byName = new LinkedHashMap<String, VariableRule>();
    rules.forEach(rule -> byName.put(rule.name(), rule));
    other.rules.forEach(rule -> byName.put(rule.name(), rule));
    return new EnvironmentContract(List.copyOf(byName.values()));
  }

  /** Returns the variables whose values must not be shown. */
  public Set<String> secrets() {
    return rules.stream()
        .filter(VariableRule::secret)
        .map(VariableRule::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Returns all problems, in the order of the rules, with a note for each optional variable that is
   * not set. Messages never show a secret.
   */
  public List<Finding> check(Map<String, String> environment) {
    List<Finding> findings = new ArrayList<>();
    for (VariableRule rule : rules) {
      String value = environment.getOrDefault(rule.name(), "");
      List<Finding> found = value.isBlank() ? missing(rule) : violations(rule, value);
      found.forEach(f -> findings.add(rule.place().map(f::at).orElse(f)));
    }
    return List.copyOf(findings);
  }

  private static List<Finding> missing(VariableRule rule) {
    return switch (rule.presence()) {
      case Presence.Required() ->
          List.of(
              Finding.error(Code.REQUIRED_MISSING, "`" + rule.name() + "` is required and not set.")
                  .help("Set `" + rule.name() + "` for this service."));
      case Presence.Optionally(Optional<String> fallback) ->
          List.of(
              Finding.error(
                      Code.OPTIONAL_MISSING,
                      "`"
                          + rule.name()
                          + "` is not set"
                          + fallback.map(what -> ": " + withoutStop(what)).orElse("")
                          + ".")
                  .as(Severity.NOTE));
    };
  }

  private static List<Finding> violations(VariableRule rule, String value) {
    var variable = new Variable(rule.name(), value, isSecret(rule, value));
    return rule.values().stream()
        .flatMap(values -> values.check(variable).stream())
        .map(f -> f.isError() ? f.as(rule.severity()) : f)
        .toList();
  }

  private static boolean isSecret(VariableRule rule, String value) {
    return rule.secret() || SecretNames.matches(rule.name()) || UrlSecrets.hasAny(value);
  }

  private static String withoutStop(String text) {
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
