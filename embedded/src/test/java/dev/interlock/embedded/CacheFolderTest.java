package dev.interlock.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CacheFolderTest {

  private final ServerAccount account = ServerAccount.detect();
  private Path home;

  @BeforeEach
  void createHome() throws IOException {
    home = EmbeddedPostgresTest.sharedFolder();
  }

  @AfterEach
  void deleteHome() throws IOException {
    new FileTree(home).delete();
  }

  @Test
  void variableWinsOverHome() {
    var environment =
        Map.of("XDG_CACHE_HOME", home.resolve("caches").toString(), "HOME", home.toString());
    assertThat(CacheFolder.standard(environment, account).path())
        .isEqualTo(home.resolve("caches/interlock"));
  }

  @Test
  void relativeVariableIsIgnored() {
    var environment = Map.of("XDG_CACHE_HOME", "caches", "HOME", home.toString());
    assertThat(CacheFolder.standard(environment, account).path())
        .isEqualTo(home.resolve(".cache/interlock"));
  }

  @Test
  void homeThatTheServerCannotReachIsNotUsed() throws IOException {
    Files.setPosixFilePermissions(home, FileTree.PRIVATE);
    var path = CacheFolder.standard(Map.of("HOME", home.toString()), account).path();
    assertThat(path.startsWith(home)).isEqualTo(account.owner() == null);
  }

  @Test
  void withoutAHomeItLiesInATemporaryFolderOfOurOwn() {
    assertThat(CacheFolder.standard(Map.of(), account).path())
        .isEqualTo(TemporaryFolder.ofUser(account).path());
  }
}
