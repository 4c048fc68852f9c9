package dev.interlock.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CacheEntryTest {

  @TempDir private Path cache;

  @Test
  void isBuiltOnceAndReadAfterwards() throws IOException {
    assertThat(entry().readOrBuild(CacheEntryTest::read, building("first"))).isEqualTo("first");
    assertThat(entry().readOrBuild(CacheEntryTest::read, building("second"))).isEqualTo("first");
  }

  @Test
  void isNotThereAfterABuilderThatFailed() throws IOException {
    CacheEntry.Builder failing =
        folder -> {
          Files.writeString(folder.resolve("half"), "half");
          throw new IOException("crashed");
        };
    assertThatThrownBy(() -> entry().readOrBuild(CacheEntryTest::read, failing))
        .hasMessage("crashed");
    assertThat(cache.resolve("entry")).doesNotExist();
  }

  @Test
  void sweepsAwayWhatACrashLeft() throws IOException {
    var left = Files.createDirectories(cache.resolve("entry.unfinished-1/bin"));
    entry().readOrBuild(CacheEntryTest::read, building("new"));
    assertThat(left).doesNotExist();
  }

  @Test
  void replacesWhatTheReaderCannotUse() throws IOException {
    Files.writeString(Files.createDirectory(cache.resolve("entry")).resolve("damaged"), "");
    assertThat(entry().readOrBuild(CacheEntryTest::read, building("new"))).isEqualTo("new");
    assertThat(cache.resolve("entry/damaged")).doesNotExist();
  }

  @Test
  void givesUpOnABuilderThatBuildsNothingUsable() {
    assertThatThrownBy(() -> entry().readOrBuild(CacheEntryTest::read, folder -> {}))
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining("damaged again");
  }

  private CacheEntry entry() {
    return new CacheEntry(cache.resolve("entry"));
  }

  private static Optional<String> read(Path folder) {
    try {
      return Optional.of(Files.readString(folder.resolve("content")));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static CacheEntry.Builder building(String content) {
    return folder -> Files.writeString(folder.resolve("content"), content);
  }
}
