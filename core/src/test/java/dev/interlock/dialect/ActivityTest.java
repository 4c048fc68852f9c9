package dev.interlock.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.dialect.Activity.Blocker;
import dev.interlock.dialect.Activity.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActivityTest {

  // The same wait was reported five times a second, because the age of a transaction grows (O7).
  @Test
  void waitsForTheSameSessionsHoweverOldTheirTransactionsAre() {
    assertThat(waiting(blocker(7, 1)).waitsAs(waiting(blocker(7, 2)))).isTrue();
    assertThat(waiting(blocker(7, 1), blocker(8, 1)).waitsAs(waiting(blocker(8, 2), blocker(7, 2))))
        .isTrue();
    assertThat(waiting(blocker(7, 1)).waitsAs(waiting(blocker(8, 1)))).isFalse();
    assertThat(waiting().waitsAs(Activity.none())).isFalse();
  }

  private static Activity waiting(Blocker... blockers) {
    return new Activity(Waiting.LOCK, List.of(blockers), Optional.empty());
  }

  private static Blocker blocker(int process, int seconds) {
    return new Blocker(process, "psql", Duration.ofSeconds(seconds), "idle in transaction");
  }
}
