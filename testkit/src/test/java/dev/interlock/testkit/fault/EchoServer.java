package dev.interlock.testkit.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Sends back the bytes that it receives, and closes a connection when its peer does. */
final class EchoServer implements AutoCloseable {

  private final ServerSocket listener;
  private final Thread thread;

  EchoServer() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    thread = Thread.ofVirtual().start(this::accept);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) listener.getLocalSocketAddress();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var connection = listener.accept();
        Thread.ofVirtual().start(() -> echo(connection));
      } catch (IOException e) {
        // closed: the loop ends
      }
    }
  }

  private static void echo(Socket connection) {
    try (connection) {
      connection.getInputStream().transferTo(connection.getOutputStream());
    } catch (IOException e) {
      // the proxy under test ended it
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    try {
      thread.join(); // until it has left `accept`, the kernel still connects clients
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
