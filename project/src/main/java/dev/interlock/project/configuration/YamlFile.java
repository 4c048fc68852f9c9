package dev.interlock.project.configuration;

import dev.interlock.finding.Finding;
import java.util.List;

/**
 * The content of a YAML file.
 *
 * @param root {@link YamlValue.Nothing} for an empty file
 * @param problems keys and values that had to be left out of {@code root}
 */
record YamlFile(YamlValue root, List<Finding> problems) {

  YamlFile {
    problems = List.copyOf(problems);
  }
}
