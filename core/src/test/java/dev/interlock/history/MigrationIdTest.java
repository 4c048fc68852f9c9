package dev.interlock.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationIdTest {

  @Test
  void ordersVersionsBeforeRepeatables() {
    assertThat(Stream.of("R__b", "V10", "R__a", "V9").map(MigrationId::parse).sorted())
        .extracting(MigrationId::toString)
        .containsExactly("V9", "V10", "R__a", "R__b");
  }

  @Test
  void readsBackWhatItPrints() {
    assertThat(MigrationId.parse("R__refresh_views"))
        .isEqualTo(new MigrationId.Repeatable("refresh_views"));
    assertThat(MigrationId.parse("V3")).isEqualTo(MigrationId.of(Version.parse("3")));
    assertThat(MigrationId.parse("003")).isEqualTo(MigrationId.of(Version.named("003")));
    assertThat(MigrationId.parse("003")).hasToString("003");
  }
}
