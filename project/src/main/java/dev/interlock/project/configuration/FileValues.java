package dev.interlock.project.configuration;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.gate.environment.EnvironmentContract;
import java.util.List;
import java.util.Map;

/**
 * The values of a configuration file.
 *
 * @param values values by the path of their key
 * @param placeholders values of placeholders by their names
 * @param severities severities of findings by their codes
 * @param verification the parts of {@code verify} that are no single values, unread
 */
record FileValues(
    Map<String, RawValue> values,
    EnvironmentContract environment,
    Map<String, RawValue> placeholders,
    Map<Code, Severity> severities,
    Map<VerifyPart, YamlValue.Field> verification,
    List<Finding> problems) {

  /** The values of a missing file. */
  static final FileValues NONE =
      new FileValues(Map.of(), EnvironmentContract.EMPTY, Map.of(), Map.of(), Map.of(), List.of());

  FileValues {
    values = Map.copyOf(values);
    placeholders = Map.copyOf(placeholders);
    severities = Map.copyOf(severities);
    verification = Map.copyOf(verification);
    problems = List.copyOf(problems);
  }
}
