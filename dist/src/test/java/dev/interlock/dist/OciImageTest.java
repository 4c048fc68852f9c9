package dev.interlock.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.history.Checksum;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OciImageTest {

  private static final Pattern DIGEST = Pattern.compile("sha256:([0-9a-f]{64})");
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

  private static final FileTree FILES =
      FileTree.of(
          Map.of(
              "interlock/bin/interlock", PackedFile.program("#!/bin/sh\n"),
              "interlock/lib/data", PackedFile.data("data")));

  @TempDir private Path folder;

  @Test
  void everyDigestIsThatOfContentInTheArchive() throws IOException {
    var files = written();
    var digests = new TreeMap<String, byte[]>();
    files.forEach((name, content) -> digests.put(Checksum.of(content).hex(), content));
    byte[] layer = null;
    for (var file : files.entrySet()) {
      if (file.getKey().startsWith("blobs/sha256/")) {
        assertThat(file.getKey()).endsWith(Checksum.of(file.getValue()).hex());
        if (file.getValue()[0] == 0x1F) {
          layer = new GZIPInputStream(new ByteArrayInputStream(file.getValue())).readAllBytes();
          digests.put(Checksum.of(layer).hex(), layer);
        }
      }
    }
    assertThat(layer).isNotNull();
    for (String name : files.keySet()) {
      var named = DIGEST.matcher(new String(files.get(name), UTF_8));
      while (named.find()) {
        assertThat(digests).containsKey(named.group(1));
      }
    }
    assertThat(entries(layer)).containsKeys("interlock/bin/interlock", "interlock/lib/data");
  }

  @Test
  void isTheSameInEachBuild() throws IOException {
    written();
    byte[] first = Files.readAllBytes(folder.resolve("image.tar"));
    written();
    assertThat(Files.readAllBytes(folder.resolve("image.tar"))).isEqualTo(first);
  }

  private Map<String, byte[]> written() throws IOException {
    var file = folder.resolve("image.tar");
    new OciImage("1.0", "amd64", TIME).write(file, FILES, new TarArchive(TIME));
    return entries(Files.readAllBytes(file));
  }

  private static Map<String, byte[]> entries(byte[] archive) throws IOException {
    var entries = new TreeMap<String, byte[]>();
    try (var tar = new TarArchiveInputStream(new ByteArrayInputStream(archive))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.isFile()) {
          entries.put(entry.getName(), tar.readAllBytes());
          assertThat(entry.getLastModifiedDate().toInstant()).isEqualTo(TIME);
        }
      }
    }
    return entries;
  }
}
