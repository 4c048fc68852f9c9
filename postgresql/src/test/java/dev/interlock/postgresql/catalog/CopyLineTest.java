package dev.interlock.postgresql.catalog;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.core.Tuple;

class CopyLineTest {

  private static final List<String> PIECES =
      List.of("\\", "\\N", "\t", "\n", "\r", "\b", "N", "n", "t", "ü", "😀", "x", "");

  /** A written line has to survive reading as a line of {@code COPY}. */
  @Property(tries = 1000)
  void isReadBackFieldByField(@ForAll long seed) {
    var random = new Random(seed);
    @Nullable String[] fields = new String[1 + random.nextInt(5)];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = random.nextInt(5) == 0 ? null : text(random);
    }
    var row = new Row(CopyLine.of(tuple(fields)), new RecentTexts());
    for (String field : fields) {
      assertThat(row.next()).isEqualTo(field);
    }
  }

  @Test
  void escapesOnlyWhatDividesFieldsAndRows() {
    byte[] line = CopyLine.of(tuple("a\\b", null, "c\td\ne\rf", ""));
    assertThat(new String(line, US_ASCII)).isEqualTo("a\\\\b\t\\N\tc\\td\\ne\rf\t");
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (int n = random.nextInt(6); n > 0; n--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static Tuple tuple(@Nullable String... fields) {
    return new Tuple(
        Arrays.stream(fields)
            .map(field -> field == null ? null : field.getBytes(UTF_8))
            .toArray(byte[][]::new));
  }
}
