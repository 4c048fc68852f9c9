package dev.interlock.gate.environment;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Nearest;
import java.util.List;

/**
 * The value is one of a list.
 *
 * @param allowed the values, compared exactly, in the order to show
 */
public record OneOf(List<String> allowed) implements ValueRule {

  public OneOf {
    allowed = List.copyOf(allowed);
  }

  @Override
  public List<Finding> check(Variable variable) {
    if (allowed.contains(variable.value())) {
      return List.of();
    }
    return List.of(
        Finding.error(
                Code.NOT_ONE_OF,
                variable.described() + " is not one of " + String.join(", ", allowed) + ".")
            .help(help(variable)));
  }

  private String help(Variable variable) {
    return Nearest.to(variable.value(), allowed)
        .filter(near -> !variable.secret())
        .map(near -> "Set `" + variable.name() + "` to `" + near + "`.")
        .orElse("Set `" + variable.name() + "` to one of these.");
  }
}
