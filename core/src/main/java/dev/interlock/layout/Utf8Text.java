package dev.interlock.layout;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Decodes bytes as UTF-8 and reports the first invalid byte. */
final class Utf8Text {

  private Utf8Text() {}

  /** Returns 3 if the bytes begin with UTF-8's byte order mark, otherwise 0. */
  static int bomLength(byte[] bytes) {
    return startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
  }

  /**
   * Decodes the text without a byte order mark.
   *
   * @param file path as the user would write it
   * @throws Failure.Refused if it is binary or in another encoding
   */
  static String decode(String file, byte[] bytes) {
    if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
      throw notText(file, "is UTF-16 text and cannot be read", "Save it as UTF-8.");
    }
    int start = bomLength(bytes);
    var in = ByteBuffer.wrap(bytes, start, bytes.length - start);
    var out = CharBuffer.allocate(in.remaining());
    if (StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError()) {
      throw invalid(file, bytes[in.position()], in.position());
    }
    String text = out.flip().toString();
    if (text.indexOf('\0') >= 0) {
      throw binary(file, bytes);
    }
    return text;
  }

  private static boolean startsWith(byte[] bytes, int... prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  private static Failure.Refused invalid(String file, byte value, int offset) {
    String what =
        String.format(
            "is not UTF-8 text: byte 0x%02X at byte offset %d does not belong to a character",
            value, offset);
    return notText(file, what, "Save it as UTF-8; `iconv -f WINDOWS-1252 -t UTF-8` often helps.");
  }

  private static Failure.Refused binary(String file, byte[] bytes) {
    int offset = 0;
    while (bytes[offset] != 0) {
      offset++;
    }
    return notText(
        file,
        "is not text: it has a zero byte at byte offset " + offset,
        "Save it as UTF-8 text, or move it out of the migrations folder.");
  }

  private static Failure.Refused notText(String file, String what, String help) {
    return new Failure.Refused(
        Finding.error(Code.NOT_TEXT, "`" + file + "` " + what + ".")
            .at(Place.file(file))
            .help(help));
  }
}
