package dev.interlock.project.shadow;

import dev.interlock.dialect.Dialect;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.url.DatabaseUrl;
import java.util.Optional;
import java.util.Set;

/** Refuses to create shadow databases, because the configuration excludes them. */
final class NoShadowHost implements ShadowHost {

  @Override
  public Dialect dialect() {
    return new PostgresDialect();
  }

  @Override
  public Optional<String> version() {
    return Optional.empty();
  }

  @Override
  public DatabaseUrl create() {
    throw refused();
  }

  @Override
  public Optional<String> written(DatabaseUrl database) {
    return Optional.empty();
  }

  @Override
  public DatabaseUrl copyOf(DatabaseUrl other) {
    throw refused();
  }

  private static Failure refused() {
    return new Failure.Misconfigured(
        Finding.error(
                Code.USAGE,
                "this command runs migrations on a shadow database, but `shadow` is `none`.")
            .help("Leave `shadow` out, or set it to `embedded`, to `target` or to a URL."));
  }

  @Override
  public void discard(DatabaseUrl database) {
    // No database exists.
  }

  @Override
  public Set<String> stubs() {
    return Set.of();
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
