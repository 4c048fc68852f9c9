package dev.interlock.dist;

import dev.interlock.history.Checksum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Base64;
import java.util.TreeMap;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * A Python wheel that holds no Python: its files go to the environment's {@code bin} and {@code
 * lib} as they are (binary distribution format of the packaging specifications, "The .data
 * directory"), so that the command is the launcher and no interpreter starts.
 *
 * @param name of the project, with `_` for `-` (the same, "Escaping and Unicode")
 * @param version see {@link #version}
 * @param platform the platform tags, separated by dots
 * @param metadata lines of the core metadata after name and version
 */
record Wheel(String name, String version, String platform, String metadata) {

  private static final String PROGRAMS = "bin/";
  private static final int REGULAR_FILE = 0100000;

  /** A version of Maven as PEP 440 writes it. */
  static String version(String maven) {
    return maven.replace("-SNAPSHOT", ".dev0");
  }

  /**
   * Writes the wheel.
   *
   * @param prefix files by their path below the environment's folder; programs are in {@code bin}
   * @param time of all its files
   */
  void write(Path folder, FileTree prefix, Instant time) throws IOException {
    var tag = "py3-none-" + platform;
    var info = "%s-%s.dist-info/".formatted(name, version);
    var record = new StringBuilder();
    var file = folder.resolve("%s-%s-%s.whl".formatted(name, version, tag));
    Files.deleteIfExists(file);
    try (var zip = new ZipArchiveOutputStream(file)) {
      zip.setLevel(Deflater.BEST_COMPRESSION);
      for (var entry : content(prefix, info, tag).files().entrySet()) {
        put(zip, entry.getKey(), entry.getValue(), time);
        record.append(line(entry.getKey(), entry.getValue().content()));
      }
      record.append(info).append("RECORD,,\n");
      put(zip, info + "RECORD", PackedFile.data(record.toString()), time);
    }
  }

  private FileTree content(FileTree prefix, String info, String tag) {
    var content = new TreeMap<String, PackedFile>();
    var data = "%s-%s.data/".formatted(name, version);
    prefix
        .files()
        .forEach((path, file) ->
            content.put(
                data
                    + (path.startsWith(PROGRAMS)
                        ? "scripts/" + path.substring(PROGRAMS.length())
                        : "data/" + path),
                file));
    content.put(
        info + "METADATA",
        PackedFile.data(
            "Metadata-Version: 2.1\nName: %s\nVersion: %s\n%s"
                .formatted(name.replace('_', '-'), version, metadata)));
    content.put(
        info + "WHEEL",
        PackedFile.data(
            "Wheel-Version: 1.0\nGenerator: interlock\nRoot-Is-Purelib: false\n" + tags(tag)));
    return new FileTree(content);
  }

  /** A compressed set of tags is written out. */
  private static String tags(String compressed) {
    var dash = compressed.lastIndexOf('-') + 1;
    var tags = new StringBuilder();
    for (String platform : compressed.substring(dash).split("\\.", -1)) {
      tags.append("Tag: ").append(compressed, 0, dash).append(platform).append('\n');
    }
    return tags.toString();
  }

  private static String line(String path, byte[] content) {
    var digest =
        Base64.getUrlEncoder().withoutPadding().encodeToString(Checksum.sha256().digest(content));
    return "%s,sha256=%s,%d\n".formatted(path, digest, content.length);
  }

  private static void put(ZipArchiveOutputStream zip, String path, PackedFile file, Instant time)
      throws IOException {
    var entry = new ZipArchiveEntry(path);
    entry.setUnixMode(REGULAR_FILE | file.mode());
    entry.setLastModifiedTime(FileTime.from(time));
    zip.putArchiveEntry(entry);
    zip.write(file.content());
    zip.closeArchiveEntry();
  }
}
