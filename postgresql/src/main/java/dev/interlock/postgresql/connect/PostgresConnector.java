package dev.interlock.postgresql.connect;

import dev.interlock.dialect.ConnectSettings;
import dev.interlock.dialect.Shadow;
import dev.interlock.dialect.Target;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Severity;
import dev.interlock.postgresql.session.PostgresTarget;
import dev.interlock.postgresql.session.PostgresTarget.SessionFacts;
import dev.interlock.postgresql.shadow.PostgresShadow;
import dev.interlock.postgresql.shadow.ShadowServer;
import dev.interlock.url.PostgresqlUrl;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.Driver;
import org.postgresql.core.BaseConnection;

/** Opens sessions, and waits while the database is asleep, starting up or out of connections. */
public final class PostgresConnector {

  /** Without the slashes, the driver takes the empty rest of the URL as the database's name. */
  private static final String PROPERTIES_ONLY = "jdbc:postgresql://";

  private static final String NAMES =
      "SELECT current_user, current_database(), coalesce(current_schema(), 'public')";

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final PostgresqlUrl url;
  private final ConnectSettings settings;
  private final Properties properties;
  private final Driver driver = new Driver();

  public PostgresConnector(PostgresqlUrl url, ConnectSettings settings) {
    this.url = url;
    this.settings = settings;
    this.properties = DriverSettings.of(url, settings.run());
  }

  /**
   * Opens the working session.
   *
   * @throws Failure.Unavailable with a code for the reason
   */
  public Target connect() {
    BaseConnection connection = patiently();
    try {
      SessionFacts facts =
          new SessionProbe(
                  connection, settings.ledgerSchema(), url.searchPath(), settings.foreignLedgers())
              .facts(this::open);
      return new PostgresTarget(url, connection, this::open, settings.run(), facts);
    } catch (SQLException e) {
      close(connection);
      throw unavailable(ConnectionProblem.of(e, url.redacted()), e);
    } catch (Failure e) {
      close(connection);
      throw e;
    }
  }

  /**
   * Returns the names of a session's user, database and default schema. Opens a session for this
   * query alone.
   *
   * @throws Failure.Unavailable with a code for the reason
   */
  public Map<String, String> sessionNames() {
    BaseConnection connection = patiently();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(NAMES)) {
      row.next();
      var names = new HashMap<String, String>();
      names.put("user", row.getString(1));
      names.put("database", row.getString(2));
      names.put(
          "defaultSchema", url.searchPath().map(SessionProbe::first).orElse(row.getString(3)));
      return names;
    } catch (SQLException e) {
      throw unavailable(ConnectionProblem.of(e, url.redacted()), e);
    } finally {
      close(connection);
    }
  }

  /**
   * Opens two sessions to run statements on a shadow database.
   *
   * @param server the kind of server that holds the shadow database
   * @throws Failure.Unavailable with a code for the reason
   */
  public Shadow shadow(ShadowServer server) {
    BaseConnection worker = patiently();
    try {
      int major = worker.getMetaData().getDatabaseMajorVersion();
      return new PostgresShadow(worker, open(), major, server);
    } catch (SQLException e) {
      close(worker);
      throw unavailable(ConnectionProblem.of(e, url.redacted()), e);
    }
  }

  BaseConnection patiently() {
    long start = System.nanoTime();
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        return open();
      } catch (SQLException e) {
        var problem = ConnectionProblem.of(e, url.redacted());
        Duration waited = Duration.ofNanos(System.nanoTime() - start);
        if (waited.compareTo(settings.patience()) >= 0
            || waited.compareTo(problem.patience()) >= 0) {
          throw unavailable(problem, e);
        }
        settings.waiting().accept(problem.finding().as(Severity.NOTE));
        LockSupport.parkNanos(pause.toNanos());
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
      }
    }
  }

  BaseConnection open() throws SQLException {
    var connection = driver.connect(PROPERTIES_ONLY, properties);
    if (connection == null) {
      throw new IllegalStateException("the driver does not know its own URL");
    }
    return connection.unwrap(BaseConnection.class);
  }

  static Failure.Unavailable unavailable(ConnectionProblem problem, SQLException cause) {
    return new Failure.Unavailable(problem.finding(), cause);
  }

  private static void close(BaseConnection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // The connection is abandoned anyway.
    }
  }
}
