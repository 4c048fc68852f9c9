package dev.interlock.url;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * A PostgreSQL database. Every dialect is translated to libpq's names and values (PostgreSQL
 * manual, section 34.1.2).
 *
 * @param user decoded; empty if not given
 * @param password decoded; empty if not given
 * @param hosts in the order to try; at least one, {@code localhost} by default
 * @param database decoded; if empty, libpq uses the user's name
 * @param options connection options by their libpq name with libpq's values, in the order written:
 *     {@code sslmode}, {@code channel_binding}, {@code connect_timeout} (seconds) and so on
 * @param searchPath as {@code SET search_path} takes it; never part of {@link #options}
 * @param pooled whether the URL itself has {@code pgbouncer=true}
 */
public record PostgresqlUrl(
    Optional<String> user,
    Optional<Secret> password,
    List<HostAndPort> hosts,
    Optional<String> database,
    SequencedMap<String, String> options,
    Optional<String> searchPath,
    boolean pooled)
    implements DatabaseUrl {

  /** The password of the client key, the only option that is a secret. */
  static final String KEY_PASSWORD = "sslpassword";

  public PostgresqlUrl {
    hosts = List.copyOf(hosts);
    options = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(options));
    if (hosts.isEmpty()) {
      throw new IllegalArgumentException("no host");
    }
  }

  /** Returns the whole URL in libpq's spelling with its password, for a program that needs it. */
  public Secret uri() {
    return new Secret(PostgresqlUrlWriter.write(this, s -> PercentCoding.encode(s.reveal())));
  }

  /**
   * Returns a copy with these credentials where the URL has none, as for Spring's separate
   * properties.
   */
  public PostgresqlUrl orCredentials(Optional<String> otherUser, Optional<Secret> otherPassword) {
    return new PostgresqlUrl(
        user.or(() -> otherUser),
        password.or(() -> otherPassword),
        hosts,
        database,
        options,
        searchPath,
        pooled);
  }

  /** Returns the URL of another database on the same server, with the default search path. */
  public PostgresqlUrl ofDatabase(String name) {
    return new PostgresqlUrl(
        user, password, hosts, Optional.of(name), options, Optional.empty(), pooled);
  }

  /** Returns a copy with other addresses that are not marked as pooled. */
  PostgresqlUrl unpooledAt(List<HostAndPort> others) {
    return new PostgresqlUrl(user, password, others, database, options, searchPath, false);
  }

  @Override
  public String redacted() {
    return PostgresqlUrlWriter.write(this, Secret::toString);
  }

  @Override
  public List<Secret> secrets() {
    var ofKey = Optional.ofNullable(options.get(KEY_PASSWORD)).map(Secret::new);
    return Stream.concat(password.stream(), ofKey.stream()).toList();
  }

  @Override
  public String toString() {
    return redacted();
  }
}
