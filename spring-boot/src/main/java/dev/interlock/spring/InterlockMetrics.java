package dev.interlock.spring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * The start in meters: a timer {@code interlock.gate}, a timer {@code interlock.migration} with the
 * tag {@code migration}, and the counters {@code interlock.migrations} and {@code
 * interlock.warnings}.
 */
record InterlockMetrics(InterlockGate gate) implements MeterBinder {

  @Override
  public void bindTo(MeterRegistry registry) {
    GateReport report = gate.report();
    Timer.builder("interlock.gate")
        .description("Time until the application could use its database")
        .register(registry)
        .record(report.took());
    for (GateReport.Migrated migrated : report.migrated()) {
      Timer.builder("interlock.migration")
          .description("Time of one migration")
          .tag("migration", migrated.id())
          .register(registry)
          .record(migrated.took());
    }
    Counter.builder("interlock.migrations")
        .description("Migrations that ran at the start")
        .register(registry)
        .increment(report.migrated().size());
    Counter.builder("interlock.warnings")
        .description("Findings that did not stop the start")
        .register(registry)
        .increment(report.warnings());
  }
}
