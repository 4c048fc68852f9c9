package dev.interlock.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * An external command with an environment for PostgreSQL's programs: it inherits nothing, neither
 * {@code PG…} variables nor secrets, and its messages are in English.
 */
record Command(List<String> words, Path folder) {

  /** The result of a command. */
  record Outcome(int exitCode, String output) {}

  ProcessBuilder builder() {
    var builder = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
    var environment = builder.environment();
    var path = environment.get("PATH");
    environment.clear();
    environment.put("PATH", path == null ? "/usr/bin:/bin" : path);
    environment.put("LC_ALL", "C");
    environment.put("TZ", "UTC");
    return builder;
  }

  /** Runs the command to its end; the output is stdout and stderr together. */
  Outcome run() throws IOException {
    var process = builder().start();
    process.getOutputStream().close();
    try (var output = process.getInputStream()) {
      var text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(Waiting.uninterrupted(process::waitFor), text.strip());
    }
  }
}
