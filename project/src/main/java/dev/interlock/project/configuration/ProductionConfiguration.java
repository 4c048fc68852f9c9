package dev.interlock.project.configuration;

import dev.interlock.gate.environment.HostPattern;
import dev.interlock.url.DatabaseUrl;
import dev.interlock.url.HostAndPort;
import dev.interlock.url.PostgresqlUrl;
import dev.interlock.url.SqliteUrl;
import java.util.List;

/**
 * The databases that are production, so that a command run by hand asks first.
 *
 * @param hosts databases on these hosts
 * @param databases databases with these names, on any host
 */
public record ProductionConfiguration(
    Configured<List<HostPattern>> hosts, Configured<List<String>> databases) {

  /** Whether {@code url} is marked as production. */
  public boolean covers(DatabaseUrl url) {
    return switch (url) {
      case PostgresqlUrl postgresql ->
          postgresql.hosts().stream().anyMatch(this::isProductionHost)
              || postgresql.database().filter(databases.value()::contains).isPresent();
      case SqliteUrl sqlite ->
          sqlite.file().map(Object::toString).filter(databases.value()::contains).isPresent();
    };
  }

  private boolean isProductionHost(HostAndPort address) {
    return hosts.value().stream().anyMatch(pattern -> pattern.matches(address.host()));
  }
}
