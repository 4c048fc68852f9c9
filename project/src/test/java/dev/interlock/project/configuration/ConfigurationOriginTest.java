package dev.interlock.project.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.url.UrlOrigin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The precedence of file, variables and flags. */
class ConfigurationOriginTest {

  private final ConfigurationFolder folder;

  ConfigurationOriginTest(@TempDir Path path) {
    folder = new ConfigurationFolder(path);
  }

  @Test
  void lettingAFlagWinOverAVariableOverTheFile() {
    folder.write("log: plain\nlock: {timeout: 1s, lease: 1s, wait: 1s}\n");

    var configuration =
        folder.read(
            Map.of(
                "INTERLOCK_LOCK_TIMEOUT", "2s", "INTERLOCK_LOCK_LEASE", "2s", "INTERLOCK_LOG", " "),
            Map.of("--lock-timeout", "3s"));

    assertThat(configuration.lock().timeout())
        .isEqualTo(new Configured<>(Duration.ofSeconds(3), new Origin.Flag("--lock-timeout")));
    assertThat(configuration.lock().lease())
        .isEqualTo(
            new Configured<>(Duration.ofSeconds(2), new Origin.Variable("INTERLOCK_LOCK_LEASE")));
    assertThat(configuration.lock().waitAtMost().value()).isEqualTo(Duration.ofSeconds(1));
    assertThat(configuration.log().origin().name()).isEqualTo("interlock.yml:1:6");
  }

  @Test
  void splitsAListInAVariableAtCommas() {
    assertThat(folder.read(Map.of("INTERLOCK_MIGRATIONS", "a, b"), Map.of()).migrations().value())
        .containsExactly("a", "b");
  }

  @Test
  void followsADatabaseReferenceToItsVariable() {
    folder.write("database: ${SHOP_URL}\n");

    var database =
        folder.read(Map.of("SHOP_URL", "postgres://u:p@h/d"), Map.of()).database().orElseThrow();

    assertThat(database.origin()).isEqualTo(new UrlOrigin.Variable("SHOP_URL"));
  }

  @Test
  void doesNotFollowAReferenceThatAFlagOverrides() {
    folder.write("database: ${NOT_SET}\n");

    var database = folder.read(Map.of(), Map.of("--database", "sqlite:///x.db")).database();

    assertThat(database.orElseThrow().origin()).isEqualTo(new UrlOrigin.Flag("--database"));
  }

  @Test
  void warnsAboutAVariableThatNothingReads() {
    var warnings =
        folder
            .read(
                Map.of("INTERLOCK_LOCK_TIMOUT", "1s", "INTERLOCK_JAVA_HOME", "/jdk", "OTHER", "x"),
                Map.of())
            .warnings();

    assertThat(warnings).extracting(Finding::severity).containsExactly(Severity.WARNING);
    assertThat(warnings.getFirst().message())
        .isEqualTo("`INTERLOCK_LOCK_TIMOUT` is set, but nothing reads it.");
    assertThat(warnings.getFirst().help()).contains("Write `INTERLOCK_LOCK_TIMEOUT`.");
  }

  @Test
  void takesAnUnknownFlagForABug() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> folder.read(Map.of(), Map.of("--x", "y")));
  }
}
