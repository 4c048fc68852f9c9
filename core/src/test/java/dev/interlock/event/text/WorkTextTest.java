package dev.interlock.event.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.dialect.ShadowWork;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WorkTextTest {

  private static final ShadowWork WORK =
      new ShadowWork(
          Duration.ofMillis(3123),
          Duration.ofMillis(80),
          Duration.ofMillis(8940),
          2296,
          new TreeMap<>(Map.of("changes of pg_proc", 12, "the first reading", 1, "another", 1)));

  // Where the time goes, and how often the whole catalog is read (H4).
  @Test
  void saysWhatTookHowLongAndHowOftenTheCatalogWasReadInFull() {
    Line line = WorkText.line("replayed 269 migrations", Duration.ofMillis(12_437), WORK);
    assertThat(line.message())
        .isEqualTo(
            "replayed 269 migrations in 12.4 s: statements 3.1 s, locks and rows 80 ms,"
                + " catalog 8.9 s; 14 of 2,310 readings were full"
                + " (12 × changes of pg_proc; another; the first reading)");
    assertThat(line.fields())
        .containsEntry("duration_ms", 12_437L)
        .containsEntry("catalog_ms", 8940L)
        .containsEntry("readings", 2310)
        .containsEntry("full_readings", 14)
        .containsEntry(
            "reasons", List.of("12 × changes of pg_proc", "another", "the first reading"));
  }

  @Test
  void subtractsWhatWasDoneBefore() {
    ShadowWork next =
        new ShadowWork(
            WORK.statements().plusMillis(7),
            WORK.watching(),
            WORK.catalog(),
            WORK.followed(),
            new TreeMap<>(Map.of("changes of pg_proc", 13, "the first reading", 1, "another", 1)));
    assertThat(WorkText.line("replayed `V1`", Duration.ofMillis(9), next.since(WORK)).message())
        .isEqualTo(
            "replayed `V1` in 9 ms: statements 7 ms, locks and rows 0 ms, catalog 0 ms;"
                + " 1 of 1 reading was full (changes of pg_proc)");
  }
}
