package dev.interlock.project.configuration;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The folder of a project, and the configuration as read from it. */
record ConfigurationFolder(Path path) {

  void write(String file) {
    try {
      Files.writeString(path.resolve("interlock.yml"), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Configuration read(Map<String, String> environment, Map<String, String> flags) {
    return ConfigurationReader.read(path, Optional.empty(), Optional.empty(), environment, flags);
  }

  /** Reads the configuration with no source but the file. */
  Configuration readFile(String file) {
    write(file);
    return read(Map.of(), Map.of());
  }

  List<Finding> problems(String file) {
    write(file);
    return problems();
  }

  List<Finding> problems() {
    return catchThrowableOfType(Failure.Misconfigured.class, () -> read(Map.of(), Map.of()))
        .findings();
  }
}
