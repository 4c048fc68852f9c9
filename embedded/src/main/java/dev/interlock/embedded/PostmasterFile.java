package dev.interlock.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The content of a server's {@code postmaster.pid}. The lines and their order are those of
 * PostgreSQL's {@code utils/pidfile.h}.
 *
 * @param postmaster the server's first process
 * @param port also names the Unix-domain socket
 * @param status such as {@code ready}; empty while the server writes its first lines
 */
record PostmasterFile(Pid postmaster, int port, String status) {

  static final String NAME = "postmaster.pid";

  /**
   * Reads the file; empty if no server runs there, or while one is still writing its first line.
   */
  static Optional<PostmasterFile> in(Path dataFolder) {
    try {
      return parse(Files.readAllLines(dataFolder.resolve(NAME)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<PostmasterFile> parse(List<String> lines) {
    try {
      return lines.size() < 4
          ? Optional.empty()
          : Optional.of(
              new PostmasterFile(
                  new Pid(Long.parseLong(lines.get(0).strip())),
                  Integer.parseInt(lines.get(3).strip()),
                  lines.size() < 8 ? "" : lines.get(7).strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  boolean isReady() {
    return status.equals("ready");
  }
}
