package dev.interlock.junit;

import dev.interlock.dialect.ConnectSettings;
import dev.interlock.embedded.EmbeddedPostgres;
import dev.interlock.embedded.EmbeddedPostgresException;
import dev.interlock.embedded.PostgresBinaries;
import dev.interlock.embedded.ServerOptions;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.postgresql.connect.ShadowDatabaseServer;
import dev.interlock.project.options.ProjectOptions;
import dev.interlock.url.DatabaseUrl;
import dev.interlock.url.DatabaseUrlParser;
import dev.interlock.url.PostgresqlUrl;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A PostgreSQL on which test databases are created: an embedded one, or one of the user. The
 * databases have the names of shadow databases, so that those of a killed process are dropped by a
 * later run. Thread-safe.
 *
 * @param embedded the server that ends with this one, if it was started for the tests
 */
record TestServer(ShadowDatabaseServer databases, Optional<EmbeddedPostgres> embedded)
    implements AutoCloseable {

  /** Parallel tests with a pool each need more than PostgreSQL's default of 100. */
  private static final String CONNECTIONS = "300";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String OTHER =
      "Name another server in `url` of @InterlockDatabase, or leave it out for the embedded PostgreSQL.";

  /**
   * Starts an embedded server.
   *
   * @throws DatabaseFailure if it cannot be started
   */
  static TestServer start() {
    try {
      var server =
          EmbeddedPostgres.start(
              PostgresBinaries.onClassPath(),
              ServerOptions.throwAway().onLoopback().with("max_connections", CONNECTIONS));
      var url = (PostgresqlUrl) DatabaseUrlParser.parse(server.connectionUrl("template1"));
      return new TestServer(ShadowDatabaseServer.open(url, settings(), false), Optional.of(server));
    } catch (EmbeddedPostgresException e) {
      throw failed(
          Finding.error(Code.CONNECTION_FAILED, String.valueOf(e.getMessage())).help(e.help()));
    }
  }

  /**
   * Contacts a server.
   *
   * @param written the URL of one of its databases
   * @throws DatabaseFailure if it is not reachable or allows no databases
   */
  static TestServer at(String written) {
    DatabaseUrl url = attempt(() -> DatabaseUrlParser.parse(written), finding -> finding);
    if (!(url instanceof PostgresqlUrl postgres)) {
      throw failed(
          Finding.error(
                  Code.USAGE, "`%s` is no server that creates databases.".formatted(url.redacted()))
              .help(OTHER));
    }
    return attempt(
        () ->
            new TestServer(
                ShadowDatabaseServer.open(postgres, settings(), false), Optional.empty()),
        finding -> finding.help(OTHER));
  }

  private static ConnectSettings settings() {
    return new ConnectSettings(ProjectOptions.run(), PATIENCE, Optional.empty(), waiting -> {});
  }

  PostgresqlUrl create() {
    return attempt(databases::create, finding -> finding.help(OTHER));
  }

  /** Creates a copy of a database, which must have no sessions. */
  PostgresqlUrl copyOf(PostgresqlUrl template) {
    return attempt(() -> databases.copyOf(template), finding -> finding.help(OTHER));
  }

  void drop(PostgresqlUrl database) {
    attempt(
        () -> {
          databases.drop(database);
          return database;
        },
        finding -> finding);
  }

  private static <T> T attempt(Supplier<T> work, UnaryOperator<Finding> remedy) {
    try {
      return work.get();
    } catch (Failure e) {
      throw failed(remedy.apply(e.findings().getFirst()));
    }
  }

  private static DatabaseFailure failed(Finding finding) {
    return new DatabaseFailure(new Failure.Unavailable(finding), text -> text);
  }

  @Override
  public void close() {
    databases.close();
    embedded.ifPresent(EmbeddedPostgres::close);
  }
}
