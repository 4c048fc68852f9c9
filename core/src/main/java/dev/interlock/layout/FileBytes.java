package dev.interlock.layout;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.FileReason;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.history.Checksum;
import dev.interlock.history.Printable;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads whole files and describes why one cannot be read. */
final class FileBytes {

  static final long LIMIT = 64L * 1024 * 1024;

  private FileBytes() {}

  /**
   * Reads the bytes of a file. A plain stream takes half the time of a channel in a JVM that has
   * just started, but opens only files whose names Java could decode.
   */
  static byte[] read(Path path) throws IOException {
    if (isDecoded(path)) {
      try (var in = new FileInputStream(path.toFile())) {
        return in.readAllBytes();
      }
    }
    return Files.readAllBytes(path);
  }

  /**
   * Reads the bytes of a file of known size, with half the system calls. A read that does not fill
   * its buffer has reached the end of a regular file (POSIX, read); if the size has changed
   * meanwhile, the file is read again.
   */
  static byte[] read(Path path, long size) throws IOException {
    if (isDecoded(path) && size > 0) {
      var buffer = new byte[Math.toIntExact(size) + 1];
      try (var in = new FileInputStream(path.toFile())) {
        if (in.read(buffer) == size) {
          return Arrays.copyOf(buffer, buffer.length - 1);
        }
      }
    }
    return read(path);
  }

  /**
   * Reads the text of a file of known checksum.
   *
   * @param shown the path as the user would write it
   * @throws Failure.Refused if the bytes have changed, or are not text
   */
  static String readAgain(Path path, String shown, Checksum expected) {
    byte[] bytes;
    try {
      bytes = read(path);
    } catch (IOException e) {
      throw new Failure.Refused(unreadable(shown, reason(e)));
    }
    if (!Checksum.of(bytes).equals(expected)) {
      throw new Failure.Refused(
          Finding.error(Code.FILE_CHANGED, "`" + shown + "` changed while it was being used.")
              .at(Place.file(shown))
              .help("Run the command again when no other program writes to the folder."));
    }
    return Utf8Text.decode(shown, bytes);
  }

  static Finding unreadable(String shown, String why) {
    return Finding.error(Code.UNREADABLE_FILE, "`" + shown + "` cannot be read: " + why + ".")
        .at(Place.file(shown))
        .help("Make it a regular file that this user may read, or remove it.");
  }

  /** Returns the reason, without the path that the exception's message repeats. */
  static String reason(Exception e) {
    return Printable.of(FileReason.of(e));
  }

  /**
   * Returns the last name of a path. In the locale `C`, Java cannot decode letters beyond ASCII;
   * the URI form still has the bytes, and the names of migration files are UTF-8.
   */
  static String nameOf(Path path) {
    String name = String.valueOf(path.getFileName());
    if (isDecoded(path)) {
      return name;
    }
    String uri = path.toUri().getRawPath();
    String last = uri.substring(uri.lastIndexOf('/') + 1);
    return URLDecoder.decode(last.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static boolean isDecoded(Path path) {
    return path.toString().indexOf('\uFFFD') < 0;
  }
}
