package dev.interlock.cli.supervise;

import dev.interlock.dialect.Activity;
import dev.interlock.gate.verify.json.Json;
import dev.interlock.gate.verify.json.JsonText;
import dev.interlock.history.MigrationId;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An open port that answers every HTTP request with 503 and the progress as JSON (RFC 9110, section
 * 15.6.4). Thread-safe.
 *
 * <p>No connection is left in TIME_WAIT, in which the system would refuse the port to a service
 * that does not set SO_REUSEADDR: the client closes first, or else the connection is reset.
 */
final class LivenessAnswers implements AutoCloseable {

  private static final int BACKLOG = 50;
  private static final int LONGEST_HEAD = 16_384;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final ServerSocket server;
  private final long start;
  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
  private volatile Progress progress = new Progress("migrating");

  private LivenessAnswers(ServerSocket server, long start) {
    this.server = server;
    this.start = start;
  }

  /**
   * The progress of migrations.
   *
   * @param number of the migration at work, 1-based; 0 before the first
   * @param of number of migrations; 0 if unknown
   */
  record Progress(
      String state, Optional<MigrationId> migration, int number, int of, Optional<String> doing) {

    Progress(String state) {
      this(state, Optional.empty(), 0, 0, Optional.empty());
    }

    Progress migration(MigrationId id) {
      return new Progress(state, Optional.of(id), number, of, Optional.empty());
    }

    Progress of(int current, int all) {
      return new Progress(state, migration, current, all, doing);
    }

    Progress doing(String what) {
      return new Progress(state, migration, number, of, Optional.of(what));
    }

    Progress doing(Activity.Progress statement) {
      return statement.total() > 0
          ? doing(
              "%s, %d %%".formatted(statement.phase(), 100 * statement.done() / statement.total()))
          : doing(statement.phase());
    }
  }

  /**
   * Opens the port.
   *
   * @param start in nanoseconds, from which the seconds in the answers count
   */
  static LivenessAnswers at(InetSocketAddress address, long start) throws IOException {
    var server = new ServerSocket();
    try {
      server.setReuseAddress(true);
      server.bind(address, BACKLOG);
    } catch (IOException e) {
      server.close();
      throw e;
    }
    var answers = new LivenessAnswers(server, start);
    Thread.ofPlatform().daemon().name("interlock-liveness").start(answers::accept);
    return answers;
  }

  Progress progress() {
    return progress;
  }

  void tell(Progress now) {
    progress = now;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        clients.add(client);
        Thread.ofVirtual().start(() -> answer(client));
      } catch (IOException e) {
        // The port is closed, or the client is gone.
      }
    }
  }

  private void answer(Socket client) {
    try (client) {
      client.setSoLinger(true, 0);
      client.setSoTimeout((int) PATIENCE.toMillis());
      if (skipHead(client.getInputStream())) {
        client.getOutputStream().write(response());
        client.getOutputStream().flush();
        client.getInputStream().readNBytes(LONGEST_HEAD);
      }
    } catch (IOException e) {
      // The client is gone, or too slow.
    } finally {
      clients.remove(client);
    }
  }

  /** Reads up to the empty line; returns whether there is one. */
  private static boolean skipHead(InputStream input) throws IOException {
    int line = 0;
    for (int count = 0; count < LONGEST_HEAD; count++) {
      int next = input.read();
      if (next < 0) {
        return false;
      }
      if (next == '\n') {
        if (line == 0) {
          return true;
        }
        line = 0;
      } else if (next != '\r') {
        line++;
      }
    }
    return false;
  }

  private byte[] response() {
    byte[] body = (JsonText.write(json()) + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] head =
        """
        HTTP/1.1 503 Service Unavailable\r
        Content-Type: application/json\r
        Content-Length: %d\r
        Cache-Control: no-store\r
        Retry-After: 5\r
        Connection: close\r
        \r
        """
            .formatted(body.length)
            .getBytes(StandardCharsets.US_ASCII);
    byte[] whole = new byte[head.length + body.length];
    System.arraycopy(head, 0, whole, 0, head.length);
    System.arraycopy(body, 0, whole, head.length, body.length);
    return whole;
  }

  private Json json() {
    Progress now = progress;
    var fields = new LinkedHashMap<String, Json>();
    fields.put("state", new Json.Text(now.state()));
    now.migration().ifPresent(id -> fields.put("migration", new Json.Text(id.toString())));
    if (now.of() > 0) {
      fields.put("number", number(now.number()));
      fields.put("of", number(now.of()));
    }
    now.doing().ifPresent(what -> fields.put("doing", new Json.Text(what)));
    fields.put("seconds", number(Duration.ofNanos(System.nanoTime() - start).toSeconds()));
    return new Json.Fields(fields);
  }

  private static Json number(long value) {
    return new Json.Numeric(BigDecimal.valueOf(value));
  }

  @Override
  public void close() {
    close(server);
    clients.forEach(LivenessAnswers::close);
  }

  private static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      // Nothing is left to close.
    }
  }
}
