package dev.interlock.acceptance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.catalog.Change;
import dev.interlock.dialect.ConnectSettings;
import dev.interlock.embedded.EmbeddedPostgres;
import dev.interlock.embedded.PostgresBinaries;
import dev.interlock.embedded.ServerOptions;
import dev.interlock.ledger.RunId;
import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.postgresql.connect.ShadowDatabaseServer;
import dev.interlock.script.ScriptSplitter;
import dev.interlock.script.Statement;
import dev.interlock.testkit.Prerequisite;
import dev.interlock.url.DatabaseUrl;
import dev.interlock.url.DatabaseUrlParser;
import dev.interlock.url.PostgresqlUrl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Compares the stub of pgvector with pgvector: the same statements, the same schema, the same
 * refusals.
 *
 * <p>{@code -Dinterlock.pgvector.url=URL} names a server that has pgvector, of a version whose
 * binaries this build has. Without it the test is skipped with a notice.
 */
final class PgvectorStubIT {

  private static final String URL = "interlock.pgvector.url";
  private static final ConnectSettings SETTINGS =
      new ConnectSettings(
          new RunId("0123abcd"), Duration.ofSeconds(10), Optional.empty(), why -> {});

  @Test
  void makesTheSameSchemaAndRefusesTheSame() throws Exception {
    PostgresqlUrl real =
        Optional.ofNullable(System.getProperty(URL))
            .map(url -> (PostgresqlUrl) DatabaseUrlParser.parse(url))
            .orElseThrow(() ->
                Prerequisite.ofEnvironment()
                    .notBroughtAlong(
                        "no server with pgvector is named by -D%s, so its stub is compared with nothing."
                            .formatted(URL)));
    try (var server = ShadowDatabaseServer.open(real, SETTINGS, false)) {
      Outcome expected = run(server.create(), new PostgresDialect());
      try (var embedded = stubbed(expected.major())) {
        embedded.createDatabase("stub");
        var url = DatabaseUrlParser.parse(embedded.connectionUrl("stub"));
        Outcome actual = run(url, PostgresDialect.onStubs());
        assertThat(Change.between(expected.catalog(), actual.catalog())).isEmpty();
        assertThat(actual.refusals()).isEqualTo(expected.refusals()).hasSizeGreaterThan(5);
      }
    }
  }

  /** The result of all statements: the schema, and the codes of the refused ones. */
  private record Outcome(int major, Catalog catalog, List<String> refusals) {}

  private static EmbeddedPostgres stubbed(int major) throws IOException {
    Path folder = Path.of(System.getProperty("interlock.postgres.archives"));
    try (var files = Files.list(folder)) {
      Path archive =
          files
              .filter(
                  file -> file.getFileName().toString().matches(".*-" + major + "\\.[\\d.]+jar"))
              .findFirst()
              .orElseThrow();
      return EmbeddedPostgres.start(
          PostgresBinaries.ofArchive(archive).withStubs(), ServerOptions.throwAway().onLoopback());
    }
  }

  private static Outcome run(DatabaseUrl url, PostgresDialect dialect) throws Exception {
    var refusals = new ArrayList<String>();
    int major;
    try (var connection = connect((PostgresqlUrl) url)) {
      major = connection.getMetaData().getDatabaseMajorVersion();
      for (Statement statement : statements(dialect.splitter())) {
        try (var sql = connection.createStatement()) {
          sql.execute(statement.text());
        } catch (SQLException e) {
          refusals.add("%s %s".formatted(statement.offset(), e.getSQLState()));
        }
      }
    }
    try (var target = dialect.connect(url, SETTINGS)) {
      return new Outcome(major, target.readCatalog(CatalogScope.usual()), refusals);
    }
  }

  private static Connection connect(PostgresqlUrl url) throws SQLException {
    var host = url.hosts().getFirst();
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%d/%s"
            .formatted(host.host(), host.port(), url.database().orElseThrow()),
        url.user().orElseThrow(),
        url.password().map(secret -> secret.reveal()).orElse(""));
  }

  private static List<Statement> statements(ScriptSplitter splitter) throws IOException {
    try (var script =
        Objects.requireNonNull(PgvectorStubIT.class.getResourceAsStream("pgvector.sql"))) {
      return splitter.split(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
