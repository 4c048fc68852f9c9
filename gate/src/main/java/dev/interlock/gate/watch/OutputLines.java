package dev.interlock.gate.watch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Divides the bytes of one stream into lines. Of a longer line only the first {@value #LONGEST}
 * bytes are kept. Not thread-safe.
 */
public final class OutputLines {

  private static final int LONGEST = 8192;

  private final Consumer<String> lines;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  public OutputLines(Consumer<String> lines) {
    this.lines = lines;
  }

  /** Takes the next bytes. */
  public void add(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      if (bytes[i] == '\n') {
        end();
      } else if (line.size() < LONGEST && bytes[i] != '\r') {
        line.write(bytes[i]);
      }
    }
  }

  /** Ends the last line. */
  public void end() {
    if (line.size() > 0) {
      lines.accept(line.toString(StandardCharsets.UTF_8));
      line.reset();
    }
  }
}
