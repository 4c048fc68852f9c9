package dev.interlock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointInTimeTest {

  private static final Instant NOW = Instant.parse("2026-01-05T14:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "30s, 2026-01-05T13:59:30Z",
    "2h, 2026-01-05T12:00:00Z",
    "3d, 2026-01-02T14:00:00Z",
    "2026-01-04, 2026-01-04T00:00:00Z",
    "2026-01-04T15:02, 2026-01-04T15:02:00Z",
    "2026-01-04 15:02:03, 2026-01-04T15:02:03Z",
    "2026-01-04T15:02+01:00, 2026-01-04T14:02:00Z",
  })
  void readsDurationsAndTimes(String word, Instant expected) {
    assertThat(PointInTime.parse(word, NOW)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2w", "-2h", "2026-13-01", "14:02"})
  void refusesOtherWords(String word) {
    assertThatThrownBy(() -> PointInTime.parse(word, NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
