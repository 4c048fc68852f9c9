package dev.interlock.cli.config;

import dev.interlock.finding.Finding;
import java.util.List;

/**
 * A YAML file that was read.
 *
 * @param root {@link YamlValue.Nothing} for an empty file
 * @param problems keys and values that had to be left out of {@code root}
 */
record YamlFile(YamlValue root, List<Finding> problems) {

  YamlFile {
    problems = List.copyOf(problems);
  }
}
