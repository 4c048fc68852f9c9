package dev.interlock.postgresql.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Java process adds nothing of its own to the protocol (S2, "a session is the server's"). */
class SessionStreamsTest {

  private static final byte[] SSL_REQUEST =
      ByteBuffer.allocate(8).putInt(8).putInt(80877103).array();

  private final SessionStreams streams = new SessionStreams();
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

  private static byte[] startup(String... words) {
    byte[] text = (String.join("\0", words) + "\0\0").getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + text.length)
        .putInt(8 + text.length)
        .putInt(3 << 16)
        .put(text)
        .array();
  }

  private static byte[] message(char type, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(5 + bytes.length)
        .put((byte) type)
        .putInt(4 + bytes.length)
        .put(bytes)
        .array();
  }

  private static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private void send(byte[] bytes, int atOnce) throws IOException {
    var output = streams.output(sent);
    for (int from = 0; from < bytes.length; from += atOnce) {
      output.write(bytes, from, Math.min(atOnce, bytes.length - from));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 4096})
  void sendsNeitherZoneNorDateStyle(int atOnce) throws IOException {
    byte[] query = message('Q', "SELECT 'TimeZone'\0");
    send(
        joined(
            SSL_REQUEST,
            startup("user", "u", "DateStyle", "ISO", "TimeZone", "Asia/Tokyo", "options", "-c a=b"),
            query),
        atOnce);
    assertThat(sent.toByteArray())
        .isEqualTo(joined(SSL_REQUEST, startup("user", "u", "options", "-c a=b"), query));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4096})
  void passesOnWhatIsEncrypted(int atOnce) throws IOException {
    byte[] hello = {0x16, 3, 1, 0, 5, 1, 2, 3, 4, 5};
    send(joined(SSL_REQUEST, hello), atOnce);
    assertThat(sent.toByteArray()).isEqualTo(joined(SSL_REQUEST, hello));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 4096})
  void hearsOfNoStyleThatTheDriverRefuses(int atOnce) throws IOException {
    send(startup("user", "u"), 4096);
    byte[] row = message('D', "x".repeat(200_000));
    byte[] iso = message('S', "DateStyle\0ISO, DMY\0");
    byte[] zone = message('S', "TimeZone\0Asia/Tokyo\0");
    byte[] all =
        joined(
            iso,
            message('S', "DateStyle\0German, DMY\0"),
            row,
            message('S', "client_encoding\0LATIN1\0"),
            zone,
            message('Z', "I"));
    InputStream slow =
        new ByteArrayInputStream(all) {
          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, atOnce));
          }
        };
    assertThat(streams.input(slow).readAllBytes())
        .isEqualTo(joined(iso, row, zone, message('Z', "I")));
  }
}
