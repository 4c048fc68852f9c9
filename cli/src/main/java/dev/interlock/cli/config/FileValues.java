package dev.interlock.cli.config;

import dev.interlock.environment.EnvironmentContract;
import dev.interlock.finding.Finding;
import java.util.List;
import java.util.Map;

/**
 * What a configuration file says.
 *
 * @param values by the path of their key
 */
record FileValues(
    Map<String, RawValue> values, EnvironmentContract environment, List<Finding> problems) {

  /** A file that is not there. */
  static final FileValues NONE = new FileValues(Map.of(), EnvironmentContract.EMPTY, List.of());

  FileValues {
    values = Map.copyOf(values);
    problems = List.copyOf(problems);
  }
}
