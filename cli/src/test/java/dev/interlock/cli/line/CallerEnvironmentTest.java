package dev.interlock.cli.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CallerEnvironmentTest {

  @Test
  void putsBackWhatTheLauncherSetAside() {
    var environment =
        CallerEnvironment.of(
            Map.of(
                "LC_ALL", "C.UTF-8",
                "INTERLOCK_KEPT_LC_ALL", "de_CH.UTF-8",
                "INTERLOCK_KEPT_JAVA_TOOL_OPTIONS", "-Xmx2g",
                "PORT", "80"));

    assertThat(environment)
        .isEqualTo(Map.of("LC_ALL", "de_CH.UTF-8", "JAVA_TOOL_OPTIONS", "-Xmx2g", "PORT", "80"));
  }

  @Test
  void dropsVariableThatTheCallerHadNotSet() {
    var environment = Map.of("LC_ALL", "C.UTF-8", "INTERLOCK_KEPT_LC_ALL", "");

    assertThat(CallerEnvironment.of(environment)).isEmpty();
  }

  @Test
  void leavesEnvironmentWithoutLauncherAlone() {
    assertThat(CallerEnvironment.of(Map.of("LC_ALL", "C"))).isEqualTo(Map.of("LC_ALL", "C"));
  }
}
