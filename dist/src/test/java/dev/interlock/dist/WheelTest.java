package dev.interlock.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.history.Checksum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WheelTest {

  private static final Instant TIME = Instant.parse("2026-01-02T03:04:06Z");

  private static final FileTree FILES =
      FileTree.of(
          Map.of(
              "bin/interlock", PackedFile.program("#!/bin/sh\n"),
              "lib/interlock/data", PackedFile.data("data")));

  private static final Wheel WHEEL =
      new Wheel(
          "inter_lock",
          "1.0.dev0",
          "manylinux_2_17_x86_64.manylinux2014_x86_64",
          "Summary: Text\n");

  private static final String FILE =
      "inter_lock-1.0.dev0-py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl";

  @TempDir private Path folder;

  @Test
  void putsProgramsAndFilesIntoTheEnvironment() throws IOException {
    WHEEL.write(folder, FILES, TIME);
    try (var zip = ZipFile.builder().setPath(folder.resolve(FILE)).get()) {
      assertThat(zip.getEntry("inter_lock-1.0.dev0.data/scripts/interlock").getUnixMode())
          .isEqualTo(0100755);
      assertThat(zip.getEntry("inter_lock-1.0.dev0.data/data/lib/interlock/data").getUnixMode())
          .isEqualTo(0100644);
      assertThat(text(zip, "inter_lock-1.0.dev0.dist-info/METADATA"))
          .isEqualTo("Metadata-Version: 2.1\nName: inter-lock\nVersion: 1.0.dev0\nSummary: Text\n");
      assertThat(text(zip, "inter_lock-1.0.dev0.dist-info/WHEEL"))
          .endsWith("Tag: py3-none-manylinux_2_17_x86_64\nTag: py3-none-manylinux2014_x86_64\n");
    }
  }

  @Test
  void recordsHashAndSizeOfEveryFile() throws IOException {
    WHEEL.write(folder, FILES, TIME);
    try (var zip = ZipFile.builder().setPath(folder.resolve(FILE)).get()) {
      var record = text(zip, "inter_lock-1.0.dev0.dist-info/RECORD");
      for (var entry : Collections.list(zip.getEntries())) {
        if (entry.getName().endsWith("RECORD")) {
          assertThat(record).contains(entry.getName() + ",,\n");
          continue;
        }
        byte[] content = text(zip, entry.getName()).getBytes(UTF_8);
        var hash =
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Checksum.sha256().digest(content));
        assertThat(record)
            .contains("%s,sha256=%s,%d\n".formatted(entry.getName(), hash, content.length));
      }
    }
  }

  @Test
  void isTheSameInEachBuild() throws IOException {
    WHEEL.write(folder, FILES, TIME);
    byte[] first = Files.readAllBytes(folder.resolve(FILE));
    WHEEL.write(folder, FILES, TIME);
    assertThat(Files.readAllBytes(folder.resolve(FILE))).isEqualTo(first);
  }

  private static String text(ZipFile zip, String name) throws IOException {
    return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), UTF_8);
  }
}
