package dev.interlock.gate.context;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Small text files of a build context. */
final class ContextFile {

  /** The largest file that is read, in bytes. */
  static final long LARGEST = 1 << 20;

  private ContextFile() {}

  /**
   * Returns the text of a file; empty if it is missing, not a regular file, larger than {@link
   * #LARGEST}, or not UTF-8.
   */
  static Optional<String> text(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        return Optional.empty();
      }
      return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty(); // also for text that is not UTF-8
    }
  }
}
