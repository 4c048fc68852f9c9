package dev.interlock.cli.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The source of the schema that the service's models need.
 *
 * @param files SQL files and folders of them, relative to the project folder
 * @param command prints the schema, if {@code files} is empty
 * @param timeout time limit of the command
 */
public record ModelsConfiguration(
    Optional<Configured<List<String>>> files,
    Optional<Configured<String>> command,
    Configured<Duration> timeout) {

  /** Whether a source is configured. */
  public boolean isConfigured() {
    return files.isPresent() || command.isPresent();
  }
}
