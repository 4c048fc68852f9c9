package dev.interlock.embedded;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The value of a server's data, which decides how much time the server spends on preserving it. */
public enum Durability {

  /**
   * Temporary data: no fsync, no background work, little memory. The data is deleted when the
   * server is closed, and an operating system crash may lose it.
   */
  THROW_AWAY,

  /**
   * A committed transaction survives a killed server and a power failure, as with PostgreSQL's own
   * defaults. The data remains when the server is closed.
   */
  KEPT;

  /** Returns the server's settings for this durability on the given major version, by name. */
  SortedMap<String, String> settings(int majorVersion) {
    return new TreeMap<>(
        switch (this) {
          case THROW_AWAY -> throwAway(majorVersion);
          case KEPT -> kept();
        });
  }

  private static Map<String, String> throwAway(int majorVersion) {
    var settings =
        new TreeMap<>(
            Map.of(
                "autovacuum", "off",
                "fsync", "off",
                "full_page_writes", "off",
                "huge_pages", "off",
                "jit", "off",
                "max_wal_senders", "0",
                "max_worker_processes", "0",
                "shared_buffers", "32MB",
                "synchronous_commit", "off",
                "wal_level", "minimal"));
    settings.put("max_wal_size", "1GB");
    settings.put("timezone", "UTC"); // not the machine's, so that seals agree
    if (majorVersion >= 18) {
      // The worker processes of the new default cost more than a small database gains from them.
      settings.put("io_method", "sync");
    }
    return settings;
  }

  private static Map<String, String> kept() {
    return Map.of(
        "fsync", "on",
        "full_page_writes", "on",
        "huge_pages", "off",
        "max_wal_size", "1GB",
        "synchronous_commit", "on");
  }
}
