package dev.interlock.testkit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NormaliserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '~',
      textBlock =
          """
          done in 12 ms.                     > done in {duration}.
          done in 1.25 s.                    > done in {duration}.
          lock_timeout is 2 s.               > lock_timeout is 2 s.
          since 2026-01-05T10:20:30.123Z     > since {time}
          since 2026-01-05 10:20:30+00:00.   > since {time}.
          on 2026-01-05                      > on 2026-01-05
          10:20:30 waiting                   > {time} waiting
          127.0.0.1:5433 refused             > 127.0.0.1:{port} refused
          localhost:5433/app                 > localhost:{port}/app
          held by pid 4711.                  > held by pid {pid}.
          db/V1__a.sql:4:1                   > db/V1__a.sql:4:1
          """)
  void makesOnlyMeasuredValuesComparable(String raw, String comparable) {
    assertThat(new Normaliser(Map.of()).normalise(raw))
        .isEqualTo(comparable.replace('{', '<').replace('}', '>'));
  }

  @Test
  void namesWhatIsVolatileInThisRunLongestFirst() {
    var normaliser =
        new Normaliser(Map.of("test_1", "<database>", "postgresql://h:1/test_1", "<DATABASE_URL>"));

    assertThat(normaliser.normalise("postgresql://h:1/test_1 test_1 test_12 my-test_1"))
        .isEqualTo("<DATABASE_URL> <database> test_12 my-test_1");
  }
}
