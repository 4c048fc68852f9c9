package dev.interlock.testkit.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One client's connection and its counterpart to the server, with a pump for each direction. */
final class Link {

  private static final int PIECE_BYTES = 16 * 1024;

  private final Socket client;
  private final Socket server;
  private final Traffic traffic;
  private final Consumer<Fault.Cut> onCut;
  private final Consumer<Link> onEnd;
  private final AtomicInteger pumping = new AtomicInteger(2);

  /**
   * Set after the proxy sent a FIN: later bytes are read and discarded, lest the kernel send RST.
   */
  private volatile boolean discarding;

  Link(
      Socket client,
      Socket server,
      Traffic traffic,
      Consumer<Fault.Cut> onCut,
      Consumer<Link> onEnd) {
    this.client = client;
    this.server = server;
    this.traffic = traffic;
    this.onCut = onCut;
    this.onEnd = onEnd;
  }

  void start() {
    Thread.ofVirtual()
        .name("fault-proxy-to-server")
        .start(() -> run(Direction.TO_SERVER, client, server));
    Thread.ofVirtual()
        .name("fault-proxy-to-client")
        .start(() -> run(Direction.TO_CLIENT, server, client));
  }

  void end(Ending ending) {
    switch (ending) {
      case RESET -> reset();
      case FINISH -> finish();
    }
  }

  private void reset() {
    close(client, true);
    close(server, true);
  }

  private void finish() {
    discarding = true;
    shutdownOutput(client);
    shutdownOutput(server);
  }

  private void run(Direction direction, Socket source, Socket sink) {
    try {
      pump(direction, source, sink);
    } catch (IOException e) {
      reset(); // one peer was reset, so the other is too
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      reset();
    } finally {
      if (pumping.decrementAndGet() == 0) {
        close(client, false);
        close(server, false);
        onEnd.accept(this);
      }
    }
  }

  private void pump(Direction direction, Socket source, Socket sink)
      throws IOException, InterruptedException {
    var piece = new byte[PIECE_BYTES];
    var from = source.getInputStream();
    for (var read = from.read(piece); read >= 0; read = from.read(piece)) {
      traffic.awaitPassage();
      if (!discarding) {
        pass(direction, piece, read, sink);
      }
    }
    traffic.awaitPassage();
    shutdownOutput(sink);
  }

  private void pass(Direction direction, byte[] piece, int read, Socket sink) throws IOException {
    var admission = traffic.admit(direction, read);
    sink.getOutputStream().write(piece, 0, admission.bytes());
    admission.due().ifPresent(onCut);
  }

  private static void shutdownOutput(Socket socket) {
    try {
      socket.shutdownOutput();
    } catch (IOException alreadyClosed) {
      // the socket has already ended
    }
  }

  private static void close(Socket socket, boolean reset) {
    try {
      if (reset) {
        socket.setSoLinger(true, 0);
      }
    } catch (IOException alreadyClosed) {
      return;
    }
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
