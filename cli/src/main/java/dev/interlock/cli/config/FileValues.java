package dev.interlock.cli.config;

import dev.interlock.finding.Finding;
import dev.interlock.gate.environment.EnvironmentContract;
import java.util.List;
import java.util.Map;

/**
 * The values of a configuration file.
 *
 * @param values values by the path of their key
 * @param placeholders values of placeholders by their names
 */
record FileValues(
    Map<String, RawValue> values,
    EnvironmentContract environment,
    Map<String, RawValue> placeholders,
    List<Finding> problems) {

  /** The values of a missing file. */
  static final FileValues NONE =
      new FileValues(Map.of(), EnvironmentContract.EMPTY, Map.of(), List.of());

  FileValues {
    values = Map.copyOf(values);
    placeholders = Map.copyOf(placeholders);
    problems = List.copyOf(problems);
  }
}
