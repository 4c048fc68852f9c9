package dev.interlock.cli.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where the schema comes from that the service's models need.
 *
 * @param files SQL files and folders of them, relative to the project folder
 * @param command prints it, when there are no files
 * @param timeout of the command
 */
public record ModelsConfiguration(
    Optional<Configured<List<String>>> files,
    Optional<Configured<String>> command,
    Configured<Duration> timeout) {

  /** Whether anybody said where the models are. */
  public boolean isConfigured() {
    return files.isPresent() || command.isPresent();
  }
}
