package dev.interlock.sqlite.connect;

import dev.interlock.dialect.ConnectSettings;
import dev.interlock.dialect.Server;
import dev.interlock.dialect.Shadow;
import dev.interlock.dialect.Target;
import dev.interlock.failure.Failure;
import dev.interlock.sqlite.session.SqliteShadow;
import dev.interlock.sqlite.session.SqliteTarget;
import dev.interlock.url.SqliteUrl;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConnection;

/** Opens sessions with one file. Nothing is waited for: a file is there or it is not. */
public final class SqliteConnector {

  private static final String VERSION = "SELECT sqlite_version(), count(*) FROM sqlite_schema";

  private final SqliteUrl url;
  private final ConnectSettings settings;

  public SqliteConnector(SqliteUrl url, ConnectSettings settings) {
    this.url = url;
    this.settings = settings;
  }

  /**
   * Opens the working session.
   *
   * @throws Failure.Misconfigured for a database in memory, or a ledger in a schema of its own
   * @throws Failure.Unavailable with a code that says why
   */
  public Target connect() {
    if (settings.ledgerSchema().isPresent()) {
      throw FileProblem.ledgerSchema(settings.ledgerSchema().get());
    }
    Path file = url.file().orElseThrow(FileProblem::inMemory).toAbsolutePath().normalize();
    FileProblem.check(file);
    try {
      SQLiteConnection connection = open(file);
      try {
        var server =
            new Server("SQLite", version(connection), file.toString(), Server.Pooling.DIRECT);
        return new SqliteTarget(connection, () -> open(file), server, settings.foreignLedgers());
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw FileProblem.of(file, e);
    }
  }

  /**
   * Opens a file to try statements on.
   *
   * @throws Failure.Misconfigured for a database in memory
   * @throws Failure.Unavailable with a code that says why
   */
  public Shadow shadow() {
    Path file = url.file().orElseThrow(FileProblem::inMemory).toAbsolutePath().normalize();
    try {
      return new SqliteShadow(open(file));
    } catch (SQLException e) {
      throw FileProblem.of(file, e);
    }
  }

  /** The first look into the file. */
  private static String version(SQLiteConnection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(VERSION)) {
      row.next();
      return row.getString(1);
    }
  }

  /** As an SQLite URI (sqlite.org/uri.html), because the driver cuts a plain name at {@code ?}. */
  private static SQLiteConnection open(Path file) throws SQLException {
    var uri = "file://" + file.toUri().getRawPath();
    return JDBC.createConnection(JDBC.PREFIX + uri, new Properties());
  }
}
