package dev.interlock.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BatchSizeTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void beginsWithTheAuthorsSize() {
    assertThat(new BatchSize(1000, SECOND).rows()).isEqualTo(1000);
  }

  @Test
  void followsTheTimeOfABatch() {
    var size = new BatchSize(1000, SECOND);
    size.took(Duration.ofMillis(800));
    assertThat(size.rows()).isEqualTo(1250);
    size.took(Duration.ofSeconds(5));
    assertThat(size.rows()).isEqualTo(250);
  }

  @Test
  void doublesAtMost() {
    var size = new BatchSize(1000, SECOND);
    size.took(Duration.ZERO);
    assertThat(size.rows()).isEqualTo(2000);
  }

  @Test
  void staysBetweenAHundredAndAHundredThousandRows() {
    var size = new BatchSize(90_000, SECOND);
    size.took(Duration.ofMillis(1));
    assertThat(size.rows()).isEqualTo(100_000);
    size.took(Duration.ofHours(3));
    assertThat(size.rows()).isEqualTo(100);
  }

  @Test
  void goesNoLowerThanASmallSizeOfTheAuthor() {
    var size = new BatchSize(10, SECOND);
    size.took(Duration.ofHours(3));
    assertThat(size.rows()).isEqualTo(10);
  }

  @Test
  void halvesWhileOthersWait() {
    var size = new BatchSize(1000, SECOND);
    size.halve();
    assertThat(size.rows()).isEqualTo(500);
  }
}
