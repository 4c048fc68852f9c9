package dev.interlock.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class BinaryPlatformTest {

  @Test
  void namesTheArchivesAsTheirArtifactsDo() {
    assertThat(BinaryPlatform.of("Linux", "amd64", false).archiveNames())
        .containsExactly("postgres-linux-x86_64.txz");
    assertThat(BinaryPlatform.of("Linux", "aarch64", true).archiveNames())
        .containsExactly("postgres-linux-arm_64-alpine_linux.txz", "postgres-linux-arm_64.txz");
    assertThat(BinaryPlatform.of("Mac OS X", "aarch64", false).archiveNames())
        .containsExactly("postgres-darwin-arm_64.txz");
  }

  @Test
  void namesTheArtifactToAdd() {
    assertThat(BinaryPlatform.of("Linux", "amd64", true).artifactSuffix())
        .isEqualTo("linux-amd64-alpine");
    assertThat(BinaryPlatform.of("Mac OS X", "aarch64", false).artifactSuffix())
        .isEqualTo("darwin-arm64v8");
  }

  @Test
  void refusesASystemWithoutUnixSockets() {
    assertThatThrownBy(() -> BinaryPlatform.of("Windows 11", "amd64", false))
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessage("the embedded PostgreSQL does not run on Windows 11.");
  }
}
