package dev.interlock.postgresql.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Hides from the driver two changes for which it would end the connection: a date style other than
 * ISO, and another client encoding. A file may set them and a database may have them. Interlock
 * reads no dates through the driver, and sends a file's text as its bytes, as psql does.
 */
final class StatusInput extends FilterInputStream {

  private static final byte PARAMETER_STATUS = 'S';

  /** The size of a message's type and of its length, which includes itself. */
  private static final int HEADER = 5;

  private final AtomicBoolean started;
  private final byte[] buffer = new byte[65_536];
  private int position;
  private int limit;

  /** The number of bytes of the present message that may still pass. */
  private long passing;

  StatusInput(InputStream input, AtomicBoolean started) {
    super(input);
    this.started = started;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (!started.get() && position == limit) {
      return in.read(target, offset, length);
    }
    int copied = copy(target, offset, length);
    while (copied == 0) {
      if (!fill()) {
        return -1;
      }
      copied = copy(target, offset, length);
    }
    return copied;
  }

  /** Copies the bytes that may pass from the buffer. */
  private int copy(byte[] target, int offset, int length) {
    int copied = 0;
    while (copied < length && (passing > 0 || isNextKnown())) {
      int part = (int) Math.min(passing, Math.min(length - copied, limit - position));
      if (part == 0) {
        break;
      }
      System.arraycopy(buffer, position, target, offset + copied, part);
      position += part;
      passing -= part;
      copied += part;
    }
    return copied;
  }

  /**
   * Examines the message that begins here, if enough of it was read; drops it if it must not pass.
   */
  private boolean isNextKnown() {
    while (limit - position >= HEADER) {
      int length = 1 + ByteBuffer.wrap(buffer, position + 1, HEADER - 1).getInt();
      boolean isStatus = buffer[position] == PARAMETER_STATUS && length < buffer.length;
      if (isStatus && limit - position < length) {
        return false;
      }
      if (!isStatus || isHarmless(position + HEADER, position + length)) {
        passing = length;
        return true;
      }
      position += length;
    }
    return false;
  }

  private boolean isHarmless(int from, int to) {
    String[] status = new String(buffer, from, to - from, StandardCharsets.UTF_8).split("\0", -1);
    return status.length < 2
        || switch (status[0]) {
          case "DateStyle" -> status[1].startsWith("ISO");
          case "client_encoding" -> status[1].equals("UTF8");
          default -> true;
        };
  }

  private boolean fill() throws IOException {
    System.arraycopy(buffer, position, buffer, 0, limit - position);
    limit -= position;
    position = 0;
    int read = in.read(buffer, limit, buffer.length - limit);
    limit += Math.max(0, read);
    return read >= 0;
  }

  @Override
  public int available() throws IOException {
    return limit - position + in.available();
  }

  @Override
  public long skip(long count) throws IOException {
    byte[] skipped = new byte[(int) Math.min(count, buffer.length)];
    return Math.max(0, read(skipped, 0, skipped.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
