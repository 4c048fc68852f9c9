package dev.interlock.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrefixChecksumsTest {

  // A file that commits each statement was hashed from its beginning every time (like O4).
  @Test
  void areThoseOfEachPrefixInWhateverOrder() {
    ScriptFile file = TestMigrations.versioned("V1", "a; b; c; d;").up();
    PrefixChecksums prefixes = file.prefixes();
    for (int count : new int[] {0, 1, 1, 4, 2, 3}) {
      assertThat(prefixes.of(count)).isEqualTo(file.statements(count));
    }
    assertThat(prefixes.of(4)).isEqualTo(file.statements());
  }

  @Test
  void hashEachStatementOnce() {
    int many = 20_000;
    String sql =
        IntStream.range(0, many).mapToObj(n -> "s" + n + ";").collect(Collectors.joining());
    PrefixChecksums prefixes = TestMigrations.versioned("V1", sql).up().prefixes();
    long start = System.nanoTime();
    for (int count = 1; count <= many; count++) {
      prefixes.of(count);
    }
    // The quadratic version took minutes.
    assertThat((System.nanoTime() - start) / 1_000_000_000).isLessThan(20);
  }
}
