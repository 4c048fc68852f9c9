package dev.interlock.layout.tool;

import dev.interlock.history.ScriptFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** Checksums of a file as a tool may have recorded them. */
final class FileTexts {

  private static final String BOM = "\uFEFF";

  private FileTexts() {}

  /** Returns the file's text, and the same with a byte order mark or other line ends. */
  static Stream<String> of(ScriptFile file) {
    String text = file.source();
    String unix = text.replace("\r\n", "\n");
    return Stream.of(text, BOM + text, unix, unix.replace("\n", "\r\n"));
  }

  static String hash(String algorithm, String text) {
    try {
      var digest = MessageDigest.getInstance(algorithm);
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has " + algorithm + ".", e);
    }
  }
}
