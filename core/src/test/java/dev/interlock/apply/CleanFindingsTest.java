package dev.interlock.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.dialect.Cleaning;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CleanFindingsTest {

  @Test
  void countsWhatItDoesNotShow() {
    List<String> objects = IntStream.rangeClosed(1, 12).mapToObj(n -> "view v" + n).toList();

    var notes = CleanFindings.of(new Cleaning.TakesOthers(objects), "shop").orElseThrow().notes();

    assertThat(notes)
        .hasSize(11)
        .startsWith("view v1 would be dropped as well")
        .endsWith("and 2 more");
  }
}
