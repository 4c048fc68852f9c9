package dev.interlock.testkit.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP proxy on loopback in front of a server, whose network fails on demand.
 *
 * <p>Thread-safe. Runs on virtual threads; {@link #close} ends them and resets open connections. If
 * the server is unreachable, the client sees a reset connection.
 */
public final class FaultProxy implements AutoCloseable {

  private final InetSocketAddress server;
  private final Traffic traffic = new Traffic();
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private final InetSocketAddress address;

  private Door door;
  private volatile boolean closed;

  /**
   * Bound but not listening while connections are refused, so that no other process gets the port.
   */
  private Optional<Socket> placeholder = Optional.empty();

  /** A listening socket and the thread that accepts its connections. */
  private record Door(ServerSocket socket, Thread thread) {

    /**
     * Closes the socket, and returns when the kernel accepts no more connections: until the thread
     * has left {@code accept}, the descriptor stays open and clients still connect, however long a
     * busy machine takes.
     */
    void close() {
      try {
        socket.close();
        thread.join();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private FaultProxy(InetSocketAddress server) throws IOException {
    this.server = server;
    var listener = listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    this.address = (InetSocketAddress) listener.getLocalSocketAddress();
    this.door = accept(listener);
  }

  /** Starts a proxy that forwards, on a free port. */
  public static FaultProxy before(InetSocketAddress server) {
    try {
      return new FaultProxy(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address for clients. */
  public InetSocketAddress address() {
    return address;
  }

  /** The port for clients. */
  public int port() {
    return address.getPort();
  }

  /** Bytes that have reached the other side since the proxy started, over all connections. */
  public long bytes(Direction direction) {
    return traffic.passed(direction);
  }

  /** The number of open connections. */
  public int connections() {
    return links.size();
  }

  /** Replaces the current fault at once. */
  public synchronized void become(Fault fault) {
    if (fault instanceof Fault.Refuse) {
      refuse();
    } else {
      reopen();
    }
    traffic.become(fault).ifPresent(this::end);
  }

  private void end(Fault.Cut cut) {
    links.forEach(link -> link.end(cut.ending()));
  }

  private void refuse() {
    if (!closed && placeholder.isEmpty()) {
      door.close();
      placeholder = Optional.of(hold(address));
    }
  }

  private void reopen() {
    if (closed || placeholder.isEmpty()) {
      return;
    }
    try {
      var listener = listen(address);
      placeholder.get().close();
      placeholder = Optional.empty();
      door = accept(listener);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Socket hold(InetSocketAddress where) {
    var socket = new Socket();
    try {
      socket.setReuseAddress(true);
      socket.bind(where);
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ServerSocket listen(InetSocketAddress where) throws IOException {
    var listener = new ServerSocket();
    listener.setReuseAddress(true); // open connections still use the same port
    listener.bind(where);
    return listener;
  }

  private Door accept(ServerSocket socket) {
    var thread =
        Thread.ofVirtual().name("fault-proxy-accept").start(() -> acceptUntilClosed(socket));
    return new Door(socket, thread);
  }

  private void acceptUntilClosed(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        connect(socket.accept());
      } catch (IOException e) {
        // the door was closed, or one client has left: the loop's condition distinguishes them
      }
    }
  }

  private void connect(Socket client) throws IOException {
    var counterpart = new Socket();
    try {
      client.setTcpNoDelay(true);
      counterpart.setTcpNoDelay(true);
      counterpart.connect(server);
    } catch (IOException e) {
      client.setSoLinger(true, 0);
      client.close();
      counterpart.close();
      throw e;
    }
    var link = new Link(client, counterpart, traffic, this::end, links::remove);
    links.add(link);
    link.start();
    if (closed) {
      link.end(Ending.RESET); // it arrived while close() ended the others
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    door.close();
    traffic.become(new Fault.Forward()); // lets frozen pumps end
    links.forEach(link -> link.end(Ending.RESET));
    placeholder.ifPresent(FaultProxy::release);
  }

  private static void release(Socket held) {
    try {
      held.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
