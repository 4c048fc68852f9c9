package dev.interlock.cli.command;

import dev.interlock.dialect.ConnectSettings;
import dev.interlock.dialect.Dialect;
import dev.interlock.dialect.Shadow;
import dev.interlock.embedded.EmbeddedPostgres;
import dev.interlock.embedded.EmbeddedPostgresException;
import dev.interlock.embedded.PostgresBinaries;
import dev.interlock.embedded.ServerOptions;
import dev.interlock.failure.Failure;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.lock.RunId;
import dev.interlock.url.DatabaseUrlParser;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** An embedded PostgreSQL that lives as long as a replay. */
final class ShadowServer implements AutoCloseable {

  private static final String DATABASE = "shadow";

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final EmbeddedPostgres server;
  private final Shadow shadow;

  private ShadowServer(EmbeddedPostgres server, Shadow shadow) {
    this.server = server;
    this.shadow = shadow;
  }

  /**
   * Starts one.
   *
   * @throws Failure.Unavailable where no server can run
   */
  static ShadowServer start(Dialect dialect) {
    try {
      var options = ServerOptions.throwAway().onLoopback();
      var server = EmbeddedPostgres.start(PostgresBinaries.onClassPath(), options);
      server.createDatabase(DATABASE);
      var url = DatabaseUrlParser.parse(server.connectionUrl(DATABASE));
      return new ShadowServer(server, dialect.shadow(url, settings()));
    } catch (EmbeddedPostgresException e) {
      throw new Failure.Unavailable(
          Finding.error(Code.CONNECTION_FAILED, String.valueOf(e.getMessage())).help(e.help()), e);
    }
  }

  private static ConnectSettings settings() {
    var run = RunId.random(RandomGenerator.of("L64X128MixRandom"));
    return new ConnectSettings(run, PATIENCE, Optional.empty(), why -> {});
  }

  Shadow shadow() {
    return shadow;
  }

  @Override
  public void close() {
    shadow.close();
    server.close();
  }
}
