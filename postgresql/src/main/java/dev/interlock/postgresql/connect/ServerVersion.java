package dev.interlock.postgresql.connect;

import dev.interlock.dialect.ConnectSettings;
import dev.interlock.url.PostgresqlUrl;
import java.sql.SQLException;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Queries a server's major version. */
public final class ServerVersion {

  private ServerVersion() {}

  /**
   * Returns the version; empty if the server does not answer within the patience of the settings.
   */
  public static OptionalInt of(PostgresqlUrl url, ConnectSettings settings) {
    var answer = new CompletableFuture<OptionalInt>();
    Thread.ofPlatform()
        .daemon()
        .name("interlock-version")
        .start(() -> answer.complete(asked(new PostgresConnector(url, settings))));
    try {
      return answer.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    } catch (ExecutionException | TimeoutException e) {
      return OptionalInt.empty();
    }
  }

  private static OptionalInt asked(PostgresConnector connector) {
    try (var connection = connector.open()) {
      return OptionalInt.of(connection.getMetaData().getDatabaseMajorVersion());
    } catch (SQLException | RuntimeException e) {
      return OptionalInt.empty();
    }
  }
}
