package dev.interlock.url;

import dev.interlock.finding.Failure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Environment variables that hold a database URL or the parts of one. */
final class UrlVariables {

  /** libpq's variables and their options (PostgreSQL manual, section 34.15). */
  private static final Map<String, String> LIBPQ =
      Map.ofEntries(
          Map.entry("PGHOST", "host"),
          Map.entry("PGPORT", "port"),
          Map.entry("PGUSER", "user"),
          Map.entry("PGPASSWORD", "password"),
          Map.entry("PGDATABASE", "dbname"),
          Map.entry("PGSSLMODE", "sslmode"),
          Map.entry("PGSSLROOTCERT", "sslrootcert"),
          Map.entry("PGSSLCERT", "sslcert"),
          Map.entry("PGSSLKEY", "sslkey"),
          Map.entry("PGCHANNELBINDING", "channel_binding"),
          Map.entry("PGAPPNAME", "application_name"),
          Map.entry("PGCONNECT_TIMEOUT", "connect_timeout"),
          Map.entry("PGTARGETSESSIONATTRS", "target_session_attrs"),
          Map.entry("PGOPTIONS", "options"));

  private final Map<String, String> environment;

  UrlVariables(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Returns the first of {@code names} that is set. */
  Optional<CandidateUrl> first(List<String> names) {
    return names.stream().filter(name -> value(name).isPresent()).findFirst().map(this::read);
  }

  /** Returns all of {@code names} that are set and readable, in this order. */
  Stream<CandidateUrl> readable(List<String> names) {
    return names.stream().filter(name -> value(name).isPresent()).flatMap(this::readIfPossible);
  }

  /** Returns Spring's data source, whose user and password are separate properties. */
  Optional<CandidateUrl> spring() {
    return first(List.of("SPRING_DATASOURCE_URL", "SPRING_R2DBC_URL"))
        .map(c -> new CandidateUrl(withSpringLogin(c.url()), c.origin(), c.original()));
  }

  /** Returns the database that {@code psql} without arguments would connect to. */
  Optional<CandidateUrl> libpq() {
    if (value("PGHOST").isEmpty()) {
      return Optional.empty();
    }
    var parameters = new ConnectionParameters(UriDialect.LIBPQ);
    LIBPQ.keySet().stream()
        .sorted()
        .forEach(
            name -> value(name).ifPresent(v -> parameters.put(LIBPQ.getOrDefault(name, name), v)));
    var origin = new UrlOrigin.Variable("PGHOST");
    PostgresqlUrl url = UrlReading.named(origin, parameters::toUrl);
    return Optional.of(new CandidateUrl(url, origin, url.uri()));
  }

  private DatabaseUrl withSpringLogin(DatabaseUrl url) {
    return switch (url) {
      case PostgresqlUrl postgresql ->
          postgresql.orCredentials(
              value("SPRING_DATASOURCE_USERNAME").or(() -> value("SPRING_R2DBC_USERNAME")),
              value("SPRING_DATASOURCE_PASSWORD")
                  .or(() -> value("SPRING_R2DBC_PASSWORD"))
                  .map(Secret::new));
      case SqliteUrl sqlite -> sqlite;
    };
  }

  private Stream<CandidateUrl> readIfPossible(String name) {
    try {
      return Stream.of(read(name));
    } catch (Failure.Misconfigured unreadable) {
      return Stream.empty();
    }
  }

  private CandidateUrl read(String name) {
    return UrlReading.read(value(name).orElseThrow(), new UrlOrigin.Variable(name));
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
  }
}
