package dev.interlock.url;

import java.util.Optional;

/**
 * A database URL that could be used, and where it came from.
 *
 * @param original as it was written, for the project's own runner, which may read only its own
 *     dialect
 */
public record CandidateUrl(DatabaseUrl url, UrlOrigin origin, Secret original) {

  /** What in the URL speaks for a pooler; empty also for SQLite. */
  public Optional<PoolerHint> pooler() {
    return url instanceof PostgresqlUrl postgresql ? PoolerHint.of(postgresql) : Optional.empty();
  }

  /** For the log: where it came from and the URL without its password. */
  public String describe() {
    return origin.name() + ": " + url.redacted();
  }
}
