package dev.interlock.postgresql.connect;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.url.PostgresqlUrl;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.postgresql.core.BaseConnection;

/** Checks whether a server and a role allow shadow databases. */
final class ShadowServerFitness {

  private static final String FACTS =
      """
      SELECT pg_backend_pid(), pg_is_in_recovery(), current_user,
        (SELECT r.rolsuper OR r.rolcreatedb FROM pg_roles r WHERE r.rolname = current_user)\
      """;

  private ShadowServerFitness() {}

  /**
   * Checks in one round trip.
   *
   * @throws Failure.Unavailable if they do not
   */
  static void require(BaseConnection connection, PostgresqlUrl url) throws SQLException {
    int version = connection.getQueryExecutor().getServerVersionNum() / 10_000;
    if (version < SessionProbe.OLDEST) {
      throw SessionProbe.unsupported(connection.getQueryExecutor().getServerVersion());
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(FACTS)) {
      row.next();
      if (row.getInt(1) != connection.getBackendPID()) {
        throw pooled(url);
      }
      if (row.getBoolean(2)) {
        throw standby(url);
      }
      if (!row.getBoolean(4)) {
        throw mayNotCreate(String.valueOf(row.getString(3)), url);
      }
    }
  }

  /** Returns the failure for the server's error on {@code CREATE DATABASE}. */
  static Failure refused(SQLException error, PostgresqlUrl url) {
    return PostgresConnector.unavailable(
        new ConnectionProblem(
            Finding.error(
                    Code.CONNECTION_FAILED,
                    "no shadow database can be created on the server of `%s`."
                        .formatted(url.redacted()))
                .note("%s (SQLSTATE %s)".formatted(error.getMessage(), error.getSQLState()))
                .help("Set `shadow` to another server or to `embedded`."),
            Duration.ZERO),
        error);
  }

  private static Failure mayNotCreate(String role, PostgresqlUrl url) {
    return new Failure.Unavailable(
        Finding.error(
                Code.SHADOW_NOT_ALLOWED,
                "the role `%s` may not create databases on the server of `%s`, so nothing can be replayed there."
                    .formatted(role, url.redacted()))
            .help(
                "Allow it: `ALTER ROLE %s CREATEDB`; or set `shadow` to another server or to `embedded`."
                    .formatted(role)));
  }

  /**
   * Returns the failure for a pooler: it lends sessions, so a statement's locks would appear in
   * another session.
   */
  private static Failure pooled(PostgresqlUrl url) {
    return new Failure.Unavailable(
        Finding.error(
                Code.SHADOW_POOLED,
                "`%s` leads through a pooler, so nothing can be replayed there."
                    .formatted(url.redacted()))
            .note("a replay watches the server's own sessions, and a pooler hides them")
            .help(
                "Set `shadow` to the URL that goes past the pooler, or `DIRECT_URL` for `shadow: target`."));
  }

  private static Failure standby(PostgresqlUrl url) {
    return new Failure.Unavailable(
        Finding.error(
                Code.READ_ONLY_SERVER,
                "the server of `%s` is a standby and accepts no writes.".formatted(url.redacted()))
            .help("Set `shadow` to the URL of the primary, or to `embedded`."));
  }
}
