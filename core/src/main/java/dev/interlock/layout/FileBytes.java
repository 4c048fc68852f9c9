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

/** Reads whole files, and says in words why one cannot be read. */
final class FileBytes {

  static final long LIMIT = 64L * 1024 * 1024;

  private FileBytes() {}

  /**
   * The bytes of a file. A plain stream takes half the time of a channel in a JVM that has just
   * started, but reaches only names that Java could decode.
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
   * The bytes of a file whose size is known, with half the system calls. One read that leaves room
   * in its buffer has come to the end of a regular file (POSIX, read); a file that has changed its
   * size meanwhile is read anew.
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
   * The text of a file whose checksum is known.
   *
   * @param shown the path as the user would write it
   * @throws Failure.Refused if the bytes are others by now, or not text
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
              .help("Run the command again when nobody writes to the folder."));
    }
    return Utf8Text.decode(shown, bytes);
  }

  static Finding unreadable(String shown, String why) {
    return Finding.error(Code.UNREADABLE_FILE, "`" + shown + "` cannot be read: " + why + ".")
        .at(Place.file(shown))
        .help("Make it a regular file that this user may read, or remove it.");
  }

  /** Why, without the path that the exception's message repeats. */
  static String reason(Exception e) {
    return Printable.of(FileReason.of(e));
  }

  /**
   * The last name of a path. Where the locale is `C`, Java decodes no letter beyond ASCII; the
   * bytes are still in the URI form, and file names are UTF-8 wherever migrations are written.
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
