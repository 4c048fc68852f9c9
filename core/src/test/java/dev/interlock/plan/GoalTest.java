package dev.interlock.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.interlock.history.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoalTest {

  @Test
  void readsEveryForm() {
    assertThat(Goal.parse("head")).isEqualTo(new Goal.Head());
    assertThat(Goal.parse("heads")).isEqualTo(new Goal.Heads());
    assertThat(Goal.parse("base")).isEqualTo(new Goal.Base());
    assertThat(Goal.parse("+12")).isEqualTo(new Goal.Relative(12));
    assertThat(Goal.parse("-2")).isEqualTo(new Goal.Relative(-2));
    assertThat(Goal.parse("V1.2")).isEqualTo(new Goal.To(Version.parse("1.2")));
    assertThat(Goal.parse("second")).isEqualTo(new Goal.To(Version.named("second")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0", "+", "-99999999999", ""})
  void refusesEverythingElse(String written) {
    assertThatIllegalArgumentException().isThrownBy(() -> Goal.parse(written));
  }
}
