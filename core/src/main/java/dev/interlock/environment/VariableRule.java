package dev.interlock.environment;

import dev.interlock.finding.Place;
import dev.interlock.finding.Severity;
import java.util.List;
import java.util.Optional;

/**
 * What one environment variable must be.
 *
 * @param name exactly as the process sees it
 * @param presence whether it must be set
 * @param secret whether its value must not be shown
 * @param values rules that a value has to keep, all of them
 * @param severity of a value that breaks a rule; a required variable that is missing is always an
 *     error
 * @param place where the rule is written, for the findings
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

  /** A variable that must be set to anything. */
  public static VariableRule required(String name) {
    return new VariableRule(
        name, new Presence.Required(), false, List.of(), Severity.ERROR, Optional.empty());
  }

  /** A variable that may be missing, with what happens then. */
  public static VariableRule optional(String name, String fallback) {
    return new VariableRule(
        name,
        new Presence.Optionally(Optional.of(fallback)),
        false,
        List.of(),
        Severity.ERROR,
        Optional.empty());
  }

  /** The same rule for a value that must not be shown. */
  public VariableRule hidden() {
    return new VariableRule(name, presence, true, values, severity, place);
  }

  /** The same rule with these rules for the value. */
  public VariableRule that(ValueRule... rules) {
    return new VariableRule(name, presence, secret, List.of(rules), severity, place);
  }

  /** The same rule, only warning about a value. */
  public VariableRule warning() {
    return new VariableRule(name, presence, secret, values, Severity.WARNING, place);
  }
}
