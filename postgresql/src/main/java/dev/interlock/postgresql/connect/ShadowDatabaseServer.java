package dev.interlock.postgresql.connect;

import dev.interlock.dialect.ConnectSettings;
import dev.interlock.finding.Failure;
import dev.interlock.postgresql.shadow.OutsideFunctions;
import dev.interlock.url.PostgresqlUrl;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.core.BaseConnection;

/**
 * Shadow databases on an existing server. Only databases with the names of shadow databases are
 * created and dropped, and no session stays open in between. They are dropped on {@link #close} or
 * at the end of the process. Those of a killed process are dropped by a later run, after one hour
 * and only if they have no sessions.
 */
public final class ShadowDatabaseServer implements AutoCloseable {

  private static final String NOW =
      "to_char(clock_timestamp() AT TIME ZONE 'UTC'%s, 'YYYYMMDDHH24MISS')";

  /** Selects old shadow databases that have no sessions and whose owner's rights the role has. */
  private static final String LEFT_OVER =
      """
      SELECT d.datname FROM pg_database d
      WHERE starts_with(d.datname, '%1$s') AND substr(d.datname, %2$d, 14) < %3$s
        AND pg_has_role(d.datdba, 'USAGE')
        AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.datid = d.oid)
      ORDER BY d.datname\
      """
          .formatted(
              ShadowDatabaseName.PREFIX,
              ShadowDatabaseName.PREFIX.length() + 1,
              NOW.formatted(" - interval '1 hour'"));

  /**
   * Fixed settings for reading literals without a zone or with an ambiguous order of day and month,
   * so that the same files make the same seal whatever the server's configuration.
   */
  private static final List<String> SESSION =
      List.of("TimeZone = 'UTC'", "DateStyle = 'ISO, MDY'", "IntervalStyle = 'postgres'");

  private final PostgresqlUrl url;
  private final ConnectSettings settings;
  private final boolean isShared;
  private final PostgresConnector connector;
  private final List<ShadowDatabaseName> made = new ArrayList<>();
  private String version = "";
  private int numbered;
  private final Thread exitHook = new Thread(this::dropAll, "interlock-shadow-exit");

  private ShadowDatabaseServer(PostgresqlUrl url, ConnectSettings settings, boolean isShared) {
    this.url = url;
    this.isShared = isShared;
    this.settings = settings;
    this.connector = new PostgresConnector(url, settings);
  }

  /**
   * Checks that the server allows shadow databases, and drops those of killed processes.
   *
   * @param url the URL of any database of the server, not through a pooler
   * @param isShared whether others use the server
   * @throws Failure.Unavailable if the server cannot be reached or does not allow shadow databases
   */
  public static ShadowDatabaseServer open(
      PostgresqlUrl url, ConnectSettings settings, boolean isShared) {
    var server = new ShadowDatabaseServer(url, settings, isShared);
    try (BaseConnection connection = server.connector.patiently()) {
      ShadowServerFitness.require(connection, url);
      server.version = connection.getMetaData().getDatabaseProductVersion();
      server.dropLeftOvers(connection);
    } catch (SQLException e) {
      throw PostgresConnector.unavailable(ConnectionProblem.of(e, url.redacted()), e);
    }
    Runtime.getRuntime().addShutdownHook(server.exitHook);
    return server;
  }

  /** Returns product, exact version and address. */
  public String identity() {
    return "PostgreSQL %s at %s".formatted(version, url.redacted());
  }

  /**
   * Creates an empty database with the encoding and locale of the server.
   *
   * @throws Failure.Unavailable if the server refuses
   */
  public PostgresqlUrl create() {
    PostgresqlUrl created = create(ShadowDatabaseServer::template);
    if (isShared) {
      try (BaseConnection connection = new PostgresConnector(created, settings).open()) {
        OutsideFunctions.replace(connection);
      } catch (SQLException e) {
        throw ShadowServerFitness.refused(e, url);
      }
    }
    return created;
  }

  /** Creates a copy of a shadow database, which must have no sessions. */
  public PostgresqlUrl copyOf(PostgresqlUrl other) {
    return create(statement -> " TEMPLATE " + made(other).quoted());
  }

  /** Drops one of the databases early, and ends its sessions. */
  public synchronized void drop(PostgresqlUrl one) {
    try (BaseConnection connection = connector.patiently();
        Statement statement = connection.createStatement()) {
      drop(made(one), statement);
      made.remove(made(one));
    } catch (SQLException e) {
      throw ShadowServerFitness.refused(e, url);
    }
  }

  private ShadowDatabaseName made(PostgresqlUrl one) {
    return made.stream()
        .filter(name -> url.ofDatabase(name.value()).equals(one))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not made here"));
  }

  /** Writes the TEMPLATE clause of a CREATE DATABASE, and may query the server for it. */
  @FunctionalInterface
  private interface Template {
    String of(Statement statement) throws SQLException;
  }

  private synchronized PostgresqlUrl create(Template template) {
    try (BaseConnection connection = connector.patiently();
        Statement statement = connection.createStatement()) {
      var name = ShadowDatabaseName.of(now(statement), settings.run(), ++numbered);
      made.add(name);
      statement.execute("CREATE DATABASE " + name.quoted() + template.of(statement));
      for (String setting : SESSION) {
        statement.execute("ALTER DATABASE %s SET %s".formatted(name.quoted(), setting));
      }
      return url.ofDatabase(name.value());
    } catch (SQLException e) {
      throw ShadowServerFitness.refused(e, url);
    }
  }

  private static String now(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT " + NOW.formatted(""))) {
      row.next();
      return row.getString(1);
    }
  }

  /** Returns a clause for the pristine {@code template0}, which some servers have dropped. */
  private static String template(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("SELECT FROM pg_database WHERE datname = 'template0'")) {
      return row.next() ? " TEMPLATE template0" : "";
    }
  }

  private void dropLeftOvers(BaseConnection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String name : names(statement)) {
        if (ShadowDatabaseName.isOne(name)) {
          dropIfUnused(new ShadowDatabaseName(name), statement);
        }
      }
    }
  }

  private static List<String> names(Statement statement) throws SQLException {
    var names = new ArrayList<String>();
    try (ResultSet row = statement.executeQuery(LEFT_OVER)) {
      while (row.next()) {
        names.add(row.getString(1));
      }
    }
    return names;
  }

  /** Drops a database, unless another process has just dropped it or started to use it. */
  private static void dropIfUnused(ShadowDatabaseName name, Statement statement) {
    try {
      statement.execute("DROP DATABASE IF EXISTS " + name.quoted());
    } catch (SQLException e) {
      // A later run drops it.
    }
  }

  private synchronized void dropAll() {
    if (made.isEmpty()) {
      return;
    }
    try (BaseConnection connection = connector.open();
        Statement statement = connection.createStatement()) {
      for (ShadowDatabaseName name : made) {
        drop(name, statement);
      }
      made.clear();
    } catch (SQLException e) {
      // On an unreachable server they remain until a later run finds them old.
    }
  }

  private static void drop(ShadowDatabaseName name, Statement statement) throws SQLException {
    statement.execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name.quoted()));
  }

  /** Drops the databases that this instance made, and ends their sessions. */
  @Override
  public void close() {
    dropAll();
    try {
      Runtime.getRuntime().removeShutdownHook(exitHook);
    } catch (IllegalStateException e) {
      // Java is shutting down already.
    }
  }
}
