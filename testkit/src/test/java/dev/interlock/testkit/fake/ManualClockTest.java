package dev.interlock.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.apply.Cancellation;
import dev.interlock.apply.Cancellation.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualClockTest {

  private final ManualClock clock = new ManualClock();
  private final List<String> happened = new ArrayList<>();

  private void note(String what) {
    happened.add(what + " " + clock.now().toMillis());
  }

  @Test
  void runsWhatIsDueInOrderOfTime() {
    clock.at(Duration.ofMillis(500), () -> note("late"));
    clock.at(Duration.ofMillis(200), () -> note("early"));
    var ticks = clock.every(Duration.ofMillis(150), () -> note("tick"), () -> note("end"));
    clock.advance(Duration.ofMillis(500));
    ticks.close();
    clock.advance(Duration.ofSeconds(9));
    assertThat(happened)
        .containsExactly("tick 150", "early 200", "tick 300", "tick 450", "late 500", "end 500");
    assertThat(clock.nanoTime()).isEqualTo(9_500_000_000L);
  }

  @Test
  void endsASleepAtTheMomentOfTheRequestToStop() {
    var cancellation = new Cancellation();
    clock.at(Duration.ofSeconds(3), () -> cancellation.request(new Cause.LockLost()));
    assertThat(clock.sleep(Duration.ofSeconds(2), cancellation)).isFalse();
    assertThat(clock.sleep(Duration.ofSeconds(2), cancellation)).isTrue();
    assertThat(clock.now()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void runsWhatWasDueOnceAndLateAfterASuspension() {
    var ticks = clock.every(Duration.ofMillis(200), () -> note("tick"), () -> {});
    clock.suspend(Duration.ofSeconds(1));
    assertThat(happened).isEmpty();
    clock.advance(Duration.ofMillis(200));
    ticks.close();
    assertThat(happened).containsExactly("tick 1000", "tick 1200");
  }

  @Test
  void letsWhatIsDueAdvanceTheClock() {
    clock.at(
        Duration.ofSeconds(1),
        () -> {
          clock.advance(Duration.ofSeconds(5));
          note("slow");
        });
    clock.at(Duration.ofSeconds(2), () -> note("meanwhile"));
    clock.advance(Duration.ofSeconds(3));
    assertThat(happened).containsExactly("meanwhile 2000", "slow 6000");
    assertThat(clock.now()).isEqualTo(Duration.ofSeconds(6));
  }
}
