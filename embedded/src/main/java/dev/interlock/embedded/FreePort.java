package dev.interlock.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds a TCP port that is not in use; another process may still take it first. */
final class FreePort {

  /** Attempts until a port counts as unobtainable. */
  private static final int ATTEMPTS = 5;

  private FreePort() {}

  /** An operation that needs a port. */
  @FunctionalInterface
  interface Use<T> {
    T with(int port) throws IOException;
  }

  static <T> T use(Use<T> use) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return use.with(find());
      } catch (PortTakenException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static int find() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      return socket.getLocalPort();
    }
  }
}
