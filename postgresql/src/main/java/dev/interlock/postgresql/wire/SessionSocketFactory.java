package dev.interlock.postgresql.wire;

import dev.interlock.system.UnixSocket;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import javax.net.SocketFactory;

/**
 * Makes the sockets of sessions. {@code socketFactory} is the name of this class, {@code
 * socketFactoryArg} the path of a Unix-domain socket, or empty for TCP. Public because pgjdbc loads
 * it by name.
 */
public final class SessionSocketFactory extends SocketFactory {

  private final String path;

  /** Called by pgjdbc with {@code socketFactoryArg}. */
  public SessionSocketFactory(String path) {
    this.path = path;
  }

  @Override
  public Socket createSocket() throws IOException {
    return path.isEmpty() ? new Tcp() : new Unix(Path.of(path));
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    Socket socket = createSocket();
    socket.connect(new InetSocketAddress(host, port));
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return createSocket(host.getHostAddress(), port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  private static final class Unix extends UnixSocket {
    private final SessionStreams streams = new SessionStreams();

    Unix(Path path) {
      super(path);
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return streams.input(super.getInputStream());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      return streams.output(super.getOutputStream());
    }
  }

  private static final class Tcp extends Socket {
    private final SessionStreams streams = new SessionStreams();

    @Override
    public InputStream getInputStream() throws IOException {
      return streams.input(super.getInputStream());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      return streams.output(super.getOutputStream());
    }
  }
}
