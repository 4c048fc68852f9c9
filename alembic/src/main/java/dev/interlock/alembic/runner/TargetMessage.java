package dev.interlock.alembic.runner;

import dev.interlock.url.DatabaseUrl;
import dev.interlock.url.HostAndPort;
import dev.interlock.url.PostgresqlUrl;
import dev.interlock.url.SqliteUrl;
import java.util.LinkedHashMap;
import java.util.Map;

/** The database in the first request. It goes through a pipe, never through a command line. */
final class TargetMessage {

  private TargetMessage() {}

  static Map<String, Object> of(DatabaseUrl url) {
    return switch (url) {
      case PostgresqlUrl postgresql -> postgresql(postgresql);
      case SqliteUrl sqlite ->
          Map.of(
              "dialect",
              "sqlite",
              "file",
              sqlite.file().map(path -> path.toAbsolutePath().toString()).orElse(":memory:"));
    };
  }

  private static Map<String, Object> postgresql(PostgresqlUrl url) {
    var target = new LinkedHashMap<String, Object>();
    target.put("dialect", "postgresql");
    target.put("hosts", url.hosts().stream().map(HostAndPort::host).toList());
    target.put("ports", url.hosts().stream().map(HostAndPort::port).toList());
    url.user().ifPresent(user -> target.put("user", user));
    url.password().ifPresent(password -> target.put("password", password.reveal()));
    url.database().or(url::user).ifPresent(database -> target.put("database", database));
    target.put("options", url.options());
    return target;
  }
}
