package dev.interlock.spring;

import java.time.Duration;
import java.util.List;

/**
 * The work of the gate at the start.
 *
 * @param took the whole time before the application could use its database
 * @param migrated the migrations that ran, in order
 * @param warnings the number of findings that did not stop the start
 */
public record GateReport(Duration took, List<Migrated> migrated, int warnings) {

  public GateReport {
    migrated = List.copyOf(migrated);
  }

  /**
   * One migration.
   *
   * @param id such as {@code V7}
   */
  public record Migrated(String id, Duration took) {}
}
