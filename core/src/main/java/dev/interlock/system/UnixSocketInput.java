package dev.interlock.system;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.function.IntSupplier;

/**
 * Reads from a channel and gives up after the socket's timeout. pgjdbc relies on that: it asks for
 * pending notifications by a read with a timeout of one millisecond.
 */
final class UnixSocketInput extends InputStream {

  private final SocketChannel channel;
  private final IntSupplier timeout;

  UnixSocketInput(SocketChannel channel, IntSupplier timeout) {
    this.channel = channel;
    this.timeout = timeout;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int milliseconds = timeout.getAsInt();
    if (milliseconds > 0) {
      awaitData(milliseconds);
    }
    return channel.read(ByteBuffer.wrap(bytes, offset, length));
  }

  /** Waits in a selector, because a blocking channel has no read timeout; then blocks again. */
  private void awaitData(int milliseconds) throws IOException {
    channel.configureBlocking(false);
    try (var selector = Selector.open()) {
      channel.register(selector, SelectionKey.OP_READ);
      if (selector.select(milliseconds) == 0) {
        throw new SocketTimeoutException("no data within " + milliseconds + " ms");
      }
    } finally {
      if (channel.isOpen()) {
        channel.configureBlocking(true);
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
