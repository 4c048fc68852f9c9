package dev.interlock.postgresql.wire;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Removes from the startup message what the driver adds on its own: the time zone of the Java
 * process and a date style. A value that the client sends would override all settings of the server
 * (PostgreSQL manual, section 19.1.3 and 54.7, StartupMessage). Without them the session gets those
 * of {@code postgresql.conf}, {@code ALTER DATABASE}, {@code ALTER ROLE} and the URL's {@code
 * options}, as with psql.
 */
final class StartupOutput extends FilterOutputStream {

  private static final Set<String> OF_THE_DRIVER = Set.of("timezone", "datestyle");

  private static final int LENGTH_BYTES = 4;

  /** Version 3 of the protocol; requests for encryption and cancellation have other numbers. */
  private static final int MAJOR = 3;

  private final AtomicBoolean started;
  private final ByteArrayOutputStream first = new ByteArrayOutputStream();
  private boolean passes;

  StartupOutput(OutputStream output, AtomicBoolean started) {
    super(output);
    this.started = started;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (passes) {
      out.write(bytes, offset, length);
      return;
    }
    first.write(bytes, offset, length);
    take();
  }

  /**
   * Processes the messages before the session, which have no type and begin with their length: less
   * than 64 KB.
   */
  private void take() throws IOException {
    byte[] held = first.toByteArray();
    if (held.length == 0) {
      return;
    }
    if (held[0] != 0) {
      pass(held); // encrypted from here on
      return;
    }
    if (held.length < LENGTH_BYTES) {
      return;
    }
    int length = ByteBuffer.wrap(held).getInt();
    if (length < 2 * LENGTH_BYTES || held.length < length) {
      return;
    }
    if (held[LENGTH_BYTES] == 0 && held[LENGTH_BYTES + 1] == MAJOR) {
      started.set(true);
      byte[] message = without(held, length);
      out.write(message);
      pass(rest(held, length));
    } else {
      out.write(held, 0, length);
      first.reset();
      first.writeBytes(rest(held, length));
      take();
    }
  }

  private void pass(byte[] bytes) throws IOException {
    passes = true;
    first.reset();
    out.write(bytes);
  }

  private static byte[] rest(byte[] held, int from) {
    byte[] rest = new byte[held.length - from];
    System.arraycopy(held, from, rest, 0, rest.length);
    return rest;
  }

  /**
   * Returns the message without the driver's settings. After the version come pairs of names and
   * values, each ended by a zero.
   */
  private static byte[] without(byte[] message, int length) {
    var kept = new ByteArrayOutputStream(length);
    int at = 2 * LENGTH_BYTES;
    while (at < length && message[at] != 0) {
      int value = end(message, at);
      int next = end(message, value);
      String name = new String(message, at, value - 1 - at, StandardCharsets.UTF_8);
      if (!OF_THE_DRIVER.contains(name.toLowerCase(Locale.ROOT))) {
        kept.write(message, at, next - at);
      }
      at = next;
    }
    kept.write(0);
    return ByteBuffer.allocate(2 * LENGTH_BYTES + kept.size())
        .putInt(2 * LENGTH_BYTES + kept.size())
        .put(message, LENGTH_BYTES, LENGTH_BYTES)
        .put(kept.toByteArray())
        .array();
  }

  private static int end(byte[] message, int from) {
    int at = from;
    while (message[at] != 0) {
      at++;
    }
    return at + 1;
  }
}
