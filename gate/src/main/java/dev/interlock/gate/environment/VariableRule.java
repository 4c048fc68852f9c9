package dev.interlock.gate.environment;

import dev.interlock.finding.Place;
import dev.interlock.finding.Severity;
import java.util.List;
import java.util.Optional;

/**
 * The rule for one environment variable.
 *
 * @param name its exact name
 * @param presence whether it must be set
 * @param secret whether its value must not be shown
 * @param values rules for the value, which must satisfy all of them
 * @param severity the severity of a value that breaks a rule; a missing required variable is always
 *     an error
 * @param place the place of the rule, for findings
 */
public record VariableRule(
    String name,
    Presence presence,
    boolean secret,
    List<ValueRule> values,
    Severity severity,
    Optional<Place> place) {

  public VariableRule {
    values = List.copyOf(values);
  }

  /** Creates a rule for a variable that must be set, to any value. */
  public static VariableRule required(String name) {
    return new VariableRule(
        name, new Presence.Required(), false, List.of(), Severity.ERROR, Optional.empty());
  }

  /** Creates a rule for a variable that may be missing, with the service's behaviour then. */
  public static VariableRule optional(String name, String fallback) {
    return new VariableRule(
        name,
        new Presence.Optionally(Optional.of(fallback)),
        false,
        List.of(),
        Severity.ERROR,
        Optional.empty());
  }

  /** Returns a copy for a value that must not be shown. */
  public VariableRule hidden() {
    return new VariableRule(name, presence, true, values, severity, place);
  }

  /** Returns a copy with these rules for the value. */
  public VariableRule that(ValueRule... rules) {
    return new VariableRule(name, presence, secret, List.of(rules), severity, place);
  }

  /** Returns a copy that only warns about a value. */
  public VariableRule warning() {
    return new VariableRule(name, presence, secret, values, Severity.WARNING, place);
  }
}
