package dev.interlock.postgresql.connect;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * The reason why a connection failed, and whether waiting may help.
 *
 * @param finding the message, with the URL redacted
 * @param patience how long to keep trying; zero if trying again cannot help
 */
record ConnectionProblem(Finding finding, Duration patience) {

  /** A name may start to resolve once a private network is up. */
  private static final Duration RESOLVER = Duration.ofSeconds(5);

  private static final Duration FOREVER = Duration.ofDays(1);

  static ConnectionProblem of(SQLException error, String url) {
    String said = String.valueOf(error.getMessage()).lines().findFirst().orElse("");
    return byCause(error, url).orElseGet(() -> byState(error, url, said));
  }

  private static Optional<ConnectionProblem> byCause(SQLException error, String url) {
    if (caused(error, UnknownHostException.class)) {
      return Optional.of(
          waiting(Code.UNKNOWN_HOST, "the host of `%s` does not resolve.", url, RESOLVER)
              .help("Check the host name, and that this machine is in the database's network."));
    }
    if (caused(error, SSLException.class)) {
      return Optional.of(tls(url, String.valueOf(error.getMessage())));
    }
    if (caused(error, SocketTimeoutException.class)
        || caused(error, NoRouteToHostException.class)) {
      return Optional.of(
          waiting(Code.NO_ANSWER, "the host of `%s` does not answer.", url, FOREVER)
              .help("Check the port, the firewall, and that this machine may reach the host."));
    }
    if (caused(error, ConnectException.class)) {
      return Optional.of(
          waiting(Code.REFUSED, "the host of `%s` refuses the connection.", url, FOREVER)
              .help("Check the port, and that the database server is running."));
    }
    return Optional.empty();
  }

  /** Classifies the error by its SQLSTATE (PostgreSQL manual, appendix A). */
  private static ConnectionProblem byState(SQLException error, String url, String said) {
    String state = Optional.ofNullable(error.getSQLState()).orElse("");
    return switch (state) {
      case "57P03" ->
          waiting(Code.STARTING_UP, "the database of `%s` is starting up.", url, FOREVER)
              .note(said)
              .help("Run it again when the server is up, or raise `connect.wait`.");
      case "28P01", "28000" ->
          lasting(Code.WRONG_PASSWORD, "the server of `%s` refuses the login.", url)
              .note(said)
              .help("Check user and password of the URL.");
      case "3D000" ->
          lasting(Code.DATABASE_MISSING, "the database of `%s` does not exist.", url)
              .note(said)
              .help("Create the database, or correct its name in the URL.");
      case "53300" ->
          waiting(
                  Code.TOO_MANY_CONNECTIONS,
                  "the server of `%s` has no free connection.",
                  url,
                  FOREVER)
              .note(said)
              .help("Free connections, use a pooler, or raise `max_connections`.");
      default -> saysTls(said) ? tls(url, said) : unreachable(state, url, said);
    };
  }

  private static boolean saysTls(String said) {
    return said.contains("SSL") || said.contains("TLS") || said.contains("no encryption");
  }

  private static ConnectionProblem tls(String url, String said) {
    return lasting(Code.TLS_REFUSED, "TLS with the server of `%s` failed.", url)
        .note(said)
        .help("Check `sslmode` and `sslrootcert` of the URL against what the server offers.");
  }

  /** Waits for a server that hangs up during the handshake: it may be waking up. */
  private static ConnectionProblem unreachable(String state, String url, String said) {
    boolean hungUp = state.startsWith("08");
    return new ConnectionProblem(
            Finding.error(Code.CONNECTION_FAILED, "the connection to `%s` failed.".formatted(url)),
            hungUp ? FOREVER : Duration.ZERO)
        .note("%s (SQLSTATE %s)".formatted(said, state))
        .help("Look at the server's log for the reason.");
  }

  private static ConnectionProblem waiting(
      Code code, String message, String url, Duration patience) {
    return new ConnectionProblem(Finding.error(code, message.formatted(url)), patience);
  }

  private static ConnectionProblem lasting(Code code, String message, String url) {
    return waiting(code, message, url, Duration.ZERO);
  }

  private ConnectionProblem note(String line) {
    return new ConnectionProblem(finding.note(line), patience);
  }

  private ConnectionProblem help(String what) {
    return new ConnectionProblem(finding.help(what), patience);
  }

  private static boolean caused(Throwable error, Class<? extends Throwable> type) {
    for (Throwable at = error; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return true;
      }
    }
    return false;
  }
}
