package dev.interlock.system;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import javax.net.SocketFactory;

/**
 * Connects pgjdbc through a Unix-domain socket: {@code socketFactory} is this class's name, {@code
 * socketFactoryArg} the socket's path. The host and port of the URL are not used. Public because
 * pgjdbc loads it by name.
 *
 * <p>Interrupting a thread that waits for the server closes the connection, as {@link
 * java.nio.channels.SocketChannel} specifies.
 */
public final class UnixSocketFactory extends SocketFactory {

  private final Path path;

  /** Called by pgjdbc with {@code socketFactoryArg}. */
  public UnixSocketFactory(String path) {
    this.path = Path.of(path);
  }

  @Override
  public Socket createSocket() {
    return new UnixSocket(path);
  }

  @Override
  public Socket createSocket(String host, int port) {
    return createSocket();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
    return createSocket();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    return createSocket();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
    return createSocket();
  }
}
