package dev.interlock.junit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Prints the times until a test has its database: the first one, and the median of the others. */
final class CopyTimes {

  private static final int COPIES = 50;

  private CopyTimes() {}

  /**
   * Prints the times of copies.
   *
   * @param arguments the project folder
   */
  public static void main(String[] arguments) {
    var request =
        new DatabaseRequest(
            Optional.empty(), Path.of(arguments[0]).toAbsolutePath(), List.of(), "head");
    try (var servers = new TestServers()) {
      System.out.printf("first: %d ms%n", time(servers, request).toMillis());
      long[] copies = new long[COPIES];
      for (int i = 0; i < COPIES; i++) {
        copies[i] = time(servers, request).toNanos();
      }
      Arrays.sort(copies);
      System.out.printf(
          "median of %d more: %.1f ms, longest %.1f ms%n",
          COPIES, copies[COPIES / 2] / 1e6, copies[COPIES - 1] / 1e6);
    }
  }

  private static Duration time(TestServers servers, DatabaseRequest request) {
    long start = System.nanoTime();
    MigratedDatabase database = servers.create(request);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    database.close();
    return took;
  }
}
