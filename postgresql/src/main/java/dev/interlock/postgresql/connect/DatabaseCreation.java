package dev.interlock.postgresql.connect;

import dev.interlock.catalog.Identifier;
import dev.interlock.dialect.ConnectSettings;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.url.PostgresqlUrl;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.postgresql.core.BaseConnection;

/** Creates the database of a URL on a server that lacks it. */
public final class DatabaseCreation {

  /** Databases of every server to which anyone may connect (PostgreSQL manual, 23.3). */
  private static final List<String> USUAL = List.of("postgres", "template1");

  /** Another process created it first: {@code duplicate_database}, or its unique index. */
  private static final Set<String> EXISTS = Set.of("42P04", "23505");

  private final PostgresqlUrl url;
  private final ConnectSettings settings;

  public DatabaseCreation(PostgresqlUrl url, ConnectSettings settings) {
    this.url = url;
    this.settings = settings;
  }

  /**
   * Creates the database if it is missing, with the server's encoding and locale.
   *
   * @return whether it was created
   * @throws Failure.Unavailable if the server cannot be reached or does not allow it
   */
  public boolean ensure() {
    if (exists(url)) {
      return false;
    }
    PostgresqlUrl other =
        USUAL.stream()
            .map(url::ofDatabase)
            .filter(this::exists)
            .findFirst()
            .orElseThrow(() -> refused("the server has none of the databases " + USUAL));
    try (BaseConnection connection = new PostgresConnector(other, settings).patiently();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + Identifier.quoted(name()));
      return true;
    } catch (SQLException e) {
      if (EXISTS.contains(e.getSQLState())) {
        return false;
      }
      throw refused("%s (SQLSTATE %s)".formatted(e.getMessage(), e.getSQLState()));
    }
  }

  private boolean exists(PostgresqlUrl one) {
    try (BaseConnection connection = new PostgresConnector(one, settings).patiently()) {
      return !connection.isClosed();
    } catch (Failure.Unavailable e) {
      if (e.findings().getFirst().code() == Code.DATABASE_MISSING) {
        return false;
      }
      throw e;
    } catch (SQLException e) {
      throw PostgresConnector.unavailable(ConnectionProblem.of(e, one.redacted()), e);
    }
  }

  /** A URL without a name means the user's (PostgreSQL manual, 34.1.2). */
  private String name() {
    return url.database()
        .or(url::user)
        .orElseThrow(() -> refused("the URL names neither a database nor a user"));
  }

  private Failure.Unavailable refused(String why) {
    return new Failure.Unavailable(
        Finding.error(
                Code.DATABASE_MISSING,
                "the database of `%s` does not exist and cannot be created."
                    .formatted(url.redacted()))
            .note(why)
            .help("Create the database as a role that may, or correct its name in the URL."));
  }
}
