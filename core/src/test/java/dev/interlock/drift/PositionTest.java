package dev.interlock.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.history.MigrationId;
import dev.interlock.history.Version;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PositionTest {

  @Test
  void isCalledLikeItsMigrations() {
    assertThat(at()).hasToString("base");
    assertThat(at(Version.parse("7"), Version.parse("9"))).hasToString("V7, V9");
    assertThat(at(Version.named("20240101120000_init"))).hasToString("20240101120000_init");
  }

  private static Position at(Version... heads) {
    var migrations = new TreeSet<MigrationId>();
    for (Version head : heads) {
      migrations.add(MigrationId.of(head));
    }
    return new Position(migrations, List.of(heads));
  }
}
