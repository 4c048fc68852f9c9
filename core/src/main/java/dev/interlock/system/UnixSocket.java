package dev.interlock.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A Unix-domain channel as a {@link Socket}, as far as pgjdbc needs one. TCP options are accepted
 * and have no effect; the superclass must never see them, because it would open a real TCP socket
 * to set them.
 */
public class UnixSocket extends Socket {

  private static final int BUFFER_BYTES = 65_536;

  private final Path path;
  private volatile @Nullable SocketChannel channel;
  private volatile int readTimeout;

  /**
   * Creates an unconnected socket.
   *
   * @param path the path of the server's socket
   */
  public UnixSocket(Path path) {
    this.path = path;
  }

  @Override
  public void connect(SocketAddress ignored) throws IOException {
    connect(ignored, 0);
  }

  /** Ignores the timeout: a local server accepts or refuses at once. */
  @Override
  public void connect(SocketAddress ignored, int timeout) throws IOException {
    var opened = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      opened.connect(UnixDomainSocketAddress.of(path));
    } catch (IOException e) {
      opened.close();
      throw e;
    }
    channel = opened;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new UnixSocketInput(connected(), this::getSoTimeout);
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new UnixSocketOutput(connected());
  }

  private SocketChannel connected() throws SocketException {
    var open = channel;
    if (open == null) {
      throw new SocketException("socket is not connected");
    }
    return open;
  }

  @Override
  public void close() throws IOException {
    var open = channel;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public boolean isConnected() {
    return channel != null;
  }

  @Override
  public boolean isClosed() {
    var open = channel;
    return open != null && !open.isOpen();
  }

  @Override
  public void setSoTimeout(int milliseconds) {
    readTimeout = milliseconds;
  }

  @Override
  public int getSoTimeout() {
    return readTimeout;
  }

  @Override
  public InetAddress getInetAddress() {
    return InetAddress.getLoopbackAddress();
  }

  @Override
  public void setTcpNoDelay(boolean on) {}

  @Override
  public void setKeepAlive(boolean on) {}

  @Override
  public void setSendBufferSize(int bytes) {}

  @Override
  public int getSendBufferSize() {
    return BUFFER_BYTES;
  }

  @Override
  public void setReceiveBufferSize(int bytes) {}

  @Override
  public int getReceiveBufferSize() {
    return BUFFER_BYTES;
  }
}
