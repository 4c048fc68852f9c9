package dev.interlock.url;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding of RFC 3986, section 2.1, over UTF-8. */
final class PercentCoding {

  private static final String UNRESERVED = "-._~";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private PercentCoding() {}

  /** Decodes as libpq does: a plus stays a plus, and an incomplete or zero escape is refused. */
  static String decode(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    var decoded = new ByteArrayOutputStream(encoded.length);
    for (int i = 0; i < encoded.length; i++) {
      if (encoded[i] == '%') {
        decoded.write(escaped(encoded, i));
        i += 2;
      } else {
        decoded.write(encoded[i]);
      }
    }
    return utf8(decoded.toByteArray());
  }

  static String encode(String text) {
    return encode(text, "");
  }

  /** Encodes a host; the colons of an IPv6 address remain readable. */
  static String encodeHost(String text) {
    return encode(text, ":");
  }

  /** Encodes a query value; colons, slashes and commas remain readable. */
  static String encodeValue(String text) {
    return encode(text, ":/,");
  }

  private static String encode(String text, String alsoPlain) {
    var encoded = new StringBuilder(text.length());
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (isPlain(c) || alsoPlain.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX.toHexDigits(b));
      }
    }
    return encoded.toString();
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || UNRESERVED.indexOf(c) >= 0;
  }

  private static int escaped(byte[] encoded, int at) {
    if (at + 2 >= encoded.length
        || !HexFormat.isHexDigit(encoded[at + 1])
        || !HexFormat.isHexDigit(encoded[at + 2])) {
      throw UrlProblem.badEscape();
    }
    int value =
        HexFormat.fromHexDigit(encoded[at + 1]) * 16 + HexFormat.fromHexDigit(encoded[at + 2]);
    if (value == 0) {
      throw UrlProblem.badEscape();
    }
    return value;
  }

  private static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw UrlProblem.badEscape();
    }
  }
}
