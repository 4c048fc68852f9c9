package dev.interlock.project.options;

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
public record ModelsSource(
    Optional<List<String>> files, Optional<String> command, Duration timeout) {

  /** No models. */
  public static final ModelsSource NONE =
      new ModelsSource(Optional.empty(), Optional.empty(), Duration.ofMinutes(2));

  /** Whether a source is configured. */
  public boolean isConfigured() {
    return files.isPresent() || command.isPresent();
  }
}
