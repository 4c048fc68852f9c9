package dev.interlock.url;

import dev.interlock.finding.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The choice of the database URL. The order: a URL given explicitly, a variable meant for
 * migrations, a variable meant for direct connections, {@code DATABASE_URL} and its relatives,
 * Spring's data source, libpq's {@code PG…} variables.
 *
 * @param url the URL to use
 * @param unpooled if {@link #url} looks pooled: other URLs that probably reach the same database
 *     without the pooler, best first; to be used only after proof that it is the same database
 * @param pooled if {@link #url} was chosen because it is direct: the service's own URL, for the
 *     proof that it is the same database and as a fallback
 */
public record DatabaseUrlChoice(
    CandidateUrl url, List<CandidateUrl> unpooled, Optional<CandidateUrl> pooled) {

  static final List<String> FOR_MIGRATIONS =
      List.of(
          "MIGRATE_DATABASE_URL",
          "MIGRATION_DATABASE_URL",
          "MIGRATIONS_DATABASE_URL",
          "DATABASE_MIGRATION_URL");

  static final List<String> DIRECT =
      List.of(
          "DIRECT_URL",
          "DIRECT_DATABASE_URL",
          "DATABASE_URL_UNPOOLED",
          "DATABASE_UNPOOLED_URL",
          "POSTGRES_URL_NON_POOLING");

  static final List<String> OF_THE_SERVICE =
      List.of("DATABASE_URL", "POSTGRES_URL", "POSTGRES_PRISMA_URL", "POSTGRESQL_URL");

  public DatabaseUrlChoice {
    unpooled = List.copyOf(unpooled);
  }

  /** Returns a copy in which {@code other} has converted the URL to use. */
  public DatabaseUrlChoice reading(UnaryOperator<DatabaseUrl> other) {
    var changed = new CandidateUrl(other.apply(url.url()), url.origin(), url.original());
    return new DatabaseUrlChoice(changed, unpooled, pooled);
  }

  /**
   * Chooses the URL. An empty variable counts as not set. An unreadable URL is an error only if it
   * is the chosen one.
   *
   * @param explicit the URL of a flag or of the configuration file, which takes precedence over all
   *     variables
   * @return empty if no database is configured
   * @throws Failure.Misconfigured if the chosen URL cannot be read; the findings name its origin
   */
  public static Optional<DatabaseUrlChoice> choose(
      Optional<CandidateUrl> explicit, Map<String, String> environment) {
    var variables = new UrlVariables(environment);
    return explicit
        .or(() -> variables.first(FOR_MIGRATIONS))
        .map(url -> new DatabaseUrlChoice(url, unpooled(url, variables), Optional.empty()))
        .or(() -> direct(variables))
        .or(() -> ofTheService(variables));
  }

  private static Optional<DatabaseUrlChoice> direct(UrlVariables variables) {
    return variables
        .first(DIRECT)
        .map(
            url -> new DatabaseUrlChoice(url, unpooled(url, variables), otherThan(url, variables)));
  }

  private static Optional<DatabaseUrlChoice> ofTheService(UrlVariables variables) {
    return variables
        .first(OF_THE_SERVICE)
        .or(variables::spring)
        .or(variables::libpq)
        .map(url -> new DatabaseUrlChoice(url, unpooled(url, variables), Optional.empty()));
  }

  private static Optional<CandidateUrl> otherThan(CandidateUrl url, UrlVariables variables) {
    return variables.readable(OF_THE_SERVICE).filter(c -> !c.url().equals(url.url())).findFirst();
  }

  /**
   * Returns the variables first, because they were set on purpose; then a URL guessed by the
   * provider's naming rule.
   */
  private static List<CandidateUrl> unpooled(CandidateUrl url, UrlVariables variables) {
    if (url.pooler().isEmpty()) {
      return List.of();
    }
    List<CandidateUrl> candidates = new ArrayList<>();
    Stream.concat(variables.readable(DIRECT), derived(url).stream())
        .filter(c -> !c.url().equals(url.url()) && isBetter(c, url))
        .forEach(c -> {
          if (candidates.stream().noneMatch(known -> known.url().equals(c.url()))) {
            candidates.add(c);
          }
        });
    return candidates;
  }

  private static boolean isBetter(CandidateUrl candidate, CandidateUrl pooled) {
    return candidate.pooler().isEmpty()
        || !Objects.equals(
            candidate.pooler().map(PoolerHint::mode), pooled.pooler().map(PoolerHint::mode));
  }

  private static Optional<CandidateUrl> derived(CandidateUrl pooled) {
    return switch (pooled.url()) {
      case PostgresqlUrl url ->
          UnpooledUrl.of(url)
              .map(d -> new CandidateUrl(d, new UrlOrigin.Derived(pooled.origin()), d.uri()));
      case SqliteUrl sqlite -> Optional.empty();
    };
  }
}
