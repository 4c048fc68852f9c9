package dev.interlock.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PrerequisiteTest {

  private final ByteArrayOutputStream notices = new ByteArrayOutputStream();

  @Test
  void skipsTheTestLoudlyOnADevelopersMachine() {
    assertThatThrownBy(() -> missing(Map.of("CI", "false")))
        .extracting(end -> end.getClass().getSimpleName())
        .isEqualTo("TestAbortedException");
    assertThat(notices.toString(UTF_8)).contains("NOT TESTED: `tool` is not installed.");
  }

  @Test
  void failsTheTestInContinuousIntegration() {
    assertThat(missing(Map.of("CI", "true")))
        .isInstanceOf(AssertionError.class)
        .hasMessage("`tool` is not installed.");
  }

  private AssertionError missing(Map<String, String> environment) {
    return new Prerequisite(environment, new PrintStream(notices, true, UTF_8))
        .missing("`tool` is not installed.");
  }
}
