package dev.interlock.acceptance.engine;

import java.util.stream.IntStream;

/**
 * Major versions of PostgreSQL for contracts that the module {@code postgresql} runs on the newest
 * one only.
 */
final class ServerVersions {

  private static final int OLDEST = 13;
  private static final int MIDDLE = 16;
  private static final int LAST_BUT_ONE = 17;

  private ServerVersions() {}

  /** Returns the oldest and one between, or all with {@code -Dinterlock.versions=all}. */
  static IntStream tested() {
    return System.getProperty("interlock.versions", "some").equals("all")
        ? IntStream.rangeClosed(OLDEST, LAST_BUT_ONE)
        : IntStream.of(OLDEST, MIDDLE);
  }
}
