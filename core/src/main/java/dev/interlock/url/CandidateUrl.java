package dev.interlock.url;

import java.util.Optional;

/**
 * A database URL that can be used, with its origin.
 *
 * @param original the URL as written, for the project's own migration tool, which may read only its
 *     own dialect
 */
public record CandidateUrl(DatabaseUrl url, UrlOrigin origin, Secret original) {

  /** Returns the sign of a pooler in the URL, if any; empty for SQLite. */
  public Optional<PoolerHint> pooler() {
    return url instanceof PostgresqlUrl postgresql ? PoolerHint.of(postgresql) : Optional.empty();
  }

  /** Returns the origin and the URL without its password, for the log. */
  public String describe() {
    return origin.name() + ": " + url.redacted();
  }
}
