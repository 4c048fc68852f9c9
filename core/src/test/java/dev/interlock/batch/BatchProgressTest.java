package dev.interlock.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchProgressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"'41'", "'a', 'b'", "'two\nlines'", "'\\n'", "E'back\\\\slash\r'", "'', ''"})
  void isReadBackAsWritten(String last) {
    var progress = new BatchProgress("app.\"A\nb\" by \"id\"", Optional.of(last), 41, 1000);
    assertThat(BatchProgress.parse(progress.words())).isEqualTo(progress);
  }

  @Test
  void isReadBackBeforeTheFirstBatch() {
    var progress = new BatchProgress("t by \"id\"", Optional.empty(), 0, 0);
    assertThat(BatchProgress.parse(progress.words())).isEqualTo(progress);
  }

  @Test
  void countsTheRowsOfItsBatches() {
    var begun = new BatchProgress("t by \"id\"", Optional.empty(), 0, 2500);
    var after = begun.after(new KeyRange(Optional.empty(), Optional.of("'1000'"), 1000));
    assertThat(after.last()).contains("'1000'");
    assertThat(after.shown()).isEqualTo("1,000 of about 2,500 rows");
  }

  @Test
  void doesNotClaimATotalThatIsPassed() {
    assertThat(new BatchProgress("t by \"id\"", Optional.empty(), 3000, 2500).shown())
        .isEqualTo("3,000 rows");
  }
}
