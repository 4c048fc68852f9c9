package dev.interlock.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Reads files that a user names, in bounded time and memory: reading a pipe could block, and a
 * device such as {@code /dev/zero} has no end.
 */
public final class RegularFile {

  private static final int MEBIBYTE = 1 << 20;

  private RegularFile() {}

  /**
   * Reads the bytes of a file.
   *
   * @param mebibytes the largest size allowed
   * @throws IOException also if the path is not a regular file, or the file is larger
   */
  public static byte[] read(Path path, int mebibytes) throws IOException {
    var attributes = Files.readAttributes(path, BasicFileAttributes.class);
    if (attributes.isDirectory()) {
      throw refused(path, "it is a folder");
    }
    if (!attributes.isRegularFile()) {
      throw refused(path, "it is not a regular file");
    }
    int most = mebibytes * MEBIBYTE;
    try (var in = Files.newInputStream(path)) {
      // A file in /proc reports no size, and a file may grow while it is read.
      byte[] bytes = attributes.size() > most ? new byte[0] : in.readNBytes(most + 1);
      if (attributes.size() > most || bytes.length > most) {
        throw refused(path, "it is larger than %d MiB".formatted(mebibytes));
      }
      return bytes;
    }
  }

  /**
   * Reads the text of a file in UTF-8.
   *
   * @param mebibytes the largest size allowed
   * @throws IOException also if the path is not a regular file, or the file is larger or not UTF-8
   */
  public static String readText(Path path, int mebibytes) throws IOException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(java.nio.ByteBuffer.wrap(read(path, mebibytes)))
          .toString();
    } catch (java.nio.charset.CharacterCodingException e) {
      throw refused(path, "it is not UTF-8 text");
    }
  }

  private static FileSystemException refused(Path path, String why) {
    return new FileSystemException(path.toString(), null, why);
  }
}
