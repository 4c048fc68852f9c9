package dev.interlock.gate.environment;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The whole value matches a regular expression.
 *
 * @param pattern in the syntax of {@link Pattern}
 */
public record Matches(Pattern pattern) implements ValueRule {

  @Override
  public List<Finding> check(Variable variable) {
    if (pattern.matcher(variable.value()).matches()) {
      return List.of();
    }
    return List.of(
        Finding.error(
                Code.PATTERN_MISMATCH,
                variable.described() + " does not match `" + pattern.pattern() + "`.")
            .help("Set `" + variable.name() + "` to a value that matches as a whole."));
  }
}
