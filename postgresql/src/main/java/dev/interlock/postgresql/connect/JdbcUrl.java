package dev.interlock.postgresql.connect;

import dev.interlock.system.UnixSocketFactory;
import dev.interlock.url.HostAndPort;
import dev.interlock.url.PostgresqlUrl;
import dev.interlock.url.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.PGProperty;

/**
 * Writes URLs as PostgreSQL's JDBC driver reads them (documentation of pgJDBC, "Initializing the
 * Driver"), for programs that use it themselves.
 */
public final class JdbcUrl {

  private static final String PREFIX = "jdbc:postgresql://";

  private JdbcUrl() {}

  /** Returns the URL with user and password among its parameters. */
  public static Secret of(PostgresqlUrl url) {
    Map<PGProperty, String> parameters = new LinkedHashMap<>();
    url.user().ifPresent(user -> parameters.put(PGProperty.USER, user));
    url.password().ifPresent(secret -> parameters.put(PGProperty.PASSWORD, secret.reveal()));
    url.options()
        .forEach((name, value) ->
            DriverSettings.property(name).ifPresent(known -> parameters.put(known, value)));
    url.searchPath().ifPresent(path -> parameters.put(PGProperty.CURRENT_SCHEMA, path));
    HostAndPort first = url.hosts().getFirst();
    String hosts = url.hosts().stream().map(HostAndPort::toString).collect(Collectors.joining(","));
    if (first.isUnixSocket()) {
      hosts = "localhost";
      parameters.put(PGProperty.SOCKET_FACTORY, UnixSocketFactory.class.getName());
      parameters.put(PGProperty.SOCKET_FACTORY_ARG, first.host() + "/.s.PGSQL." + first.port());
      parameters.put(PGProperty.SSL_MODE, "disable");
    }
    return new Secret(
        PREFIX + hosts + "/" + url.database().map(JdbcUrl::encoded).orElse("") + query(parameters));
  }

  private static String query(Map<PGProperty, String> parameters) {
    return parameters.isEmpty()
        ? ""
        : parameters.entrySet().stream()
            .map(each -> each.getKey().getName() + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
