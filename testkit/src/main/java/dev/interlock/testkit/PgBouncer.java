package dev.interlock.testkit;

import dev.interlock.testkit.fault.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A real PgBouncer in front of a PostgreSQL, on a free loopback port, without passwords.
 *
 * <p>Needs the Debian package {@code pgbouncer}. If it is missing, {@link #start} skips the calling
 * test with a notice; with {@code CI=true} in the environment it fails the test. Thread-safe.
 */
public final class PgBouncer implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(10);

  /**
   * Settings of PgBouncer's pool.
   *
   * @param mode its {@code pool_mode}
   * @param size connections to the server for each pair of user and database
   */
  public record Pool(PoolMode mode, int size) {}

  private final WorkFolder folder;
  private final ChildProcess process;
  private final InetSocketAddress address;

  private PgBouncer(WorkFolder folder, ChildProcess process, InetSocketAddress address) {
    this.folder = folder;
    this.process = process;
    this.address = address;
  }

  /**
   * Starts a pooler and waits until it accepts connections.
   *
   * @param server address of PostgreSQL, which must trust its superuser {@code postgres}
   * @param pool mode and size of the pool
   */
  public static PgBouncer start(InetSocketAddress server, Pool pool) {
    var program = Executable.find("pgbouncer").orElseThrow(() -> missing(pool.mode()));
    try {
      var address = freeAddress();
      var folder = WorkFolder.create("interlock-pgbouncer");
      var settings = configure(folder.path(), server, address, pool);
      var command = Unprivileged.command(program.toString(), settings.toString());
      var bouncer = new PgBouncer(folder, ChildProcess.start(command), address);
      bouncer.awaitReady();
      return bouncer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address for clients. */
  public InetSocketAddress address() {
    return address;
  }

  /** The URL of a database through the pooler, in libpq's format. */
  public String url(String database) {
    return "postgresql://postgres@127.0.0.1:%d/%s".formatted(address.getPort(), database);
  }

  /** PgBouncer's log so far. */
  public String log() {
    return process.output();
  }

  private static AssertionError missing(PoolMode mode) {
    return Prerequisite.ofEnvironment()
        .missing(
            "the Debian package `pgbouncer` is not installed, so nothing runs through a pooler in %s mode."
                .formatted(mode.option()));
  }

  private static InetSocketAddress freeAddress() throws IOException {
    try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return (InetSocketAddress) probe.getLocalSocketAddress();
    }
  }

  private static Path configure(
      Path folder, InetSocketAddress server, InetSocketAddress address, Pool pool)
      throws IOException {
    var users = Files.writeString(folder.resolve("users.txt"), "\"postgres\" \"\"\n");
    var file = folder.resolve("pgbouncer.ini");
    Files.writeString(
        file,
        // PgBouncer looks up users other than postgres in the server by its `auth_query`.
        """
        [databases]
        * = host=%s port=%d

        [pgbouncer]
        listen_addr = %s
        listen_port = %d
        unix_socket_dir =
        auth_type = trust
        auth_file = %s
        auth_user = postgres
        pool_mode = %s
        default_pool_size = %d
        max_client_conn = 200
        ignore_startup_parameters = extra_float_digits
        """
            .formatted(
                host(server),
                server.getPort(),
                host(address),
                address.getPort(),
                users,
                pool.mode().option(),
                pool.size()));
    Unprivileged.give(folder);
    return file;
  }

  private static String host(InetSocketAddress address) {
    return address.getAddress().getHostAddress();
  }

  private void awaitReady() {
    var end = System.nanoTime() + START_LIMIT.toNanos();
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        close();
        throw new IllegalStateException("PgBouncer did not start:\n" + log());
      }
      pause();
    }
  }

  private boolean answers() {
    try (var socket = new Socket(address.getAddress(), address.getPort())) {
      return socket.isConnected() && process.isAlive();
    } catch (IOException notYet) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while PgBouncer started", e);
    }
  }

  /** Ends PgBouncer and all connections through it at once. */
  @Override
  public void close() {
    process.close();
    folder.close();
  }
}
