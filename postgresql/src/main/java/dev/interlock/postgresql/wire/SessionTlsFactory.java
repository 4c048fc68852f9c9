package dev.interlock.postgresql.wire;

import java.io.IOException;
import java.net.Socket;
import java.util.Properties;
import javax.net.ssl.SSLSocket;
import org.postgresql.ssl.LibPQFactory;
import org.postgresql.util.PSQLException;

/**
 * Makes TLS sockets as pgjdbc's default does, but for sessions. Public because pgjdbc loads it by
 * name.
 */
public final class SessionTlsFactory extends LibPQFactory {

  /** Called by pgjdbc with the connection's properties. */
  public SessionTlsFactory(Properties properties) throws PSQLException {
    super(properties);
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    return new SessionTlsSocket((SSLSocket) super.createSocket(socket, host, port, autoClose));
  }
}
