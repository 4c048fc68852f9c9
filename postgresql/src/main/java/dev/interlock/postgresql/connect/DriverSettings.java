package dev.interlock.postgresql.connect;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.ledger.RunId;
import dev.interlock.postgresql.wire.SessionSocketFactory;
import dev.interlock.postgresql.wire.SessionTlsFactory;
import dev.interlock.url.HostAndPort;
import dev.interlock.url.PostgresqlUrl;
import dev.interlock.url.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.postgresql.PGProperty;

/** Translates a URL to the driver's properties. */
final class DriverSettings {

  /** Makes the driver send the application name with its first message, without a query. */
  private static final String OLDEST_SERVER = "13";

  /** Seconds for one attempt to reach a host; the connector decides whether to try again. */
  private static final String ATTEMPT_SECONDS = "10";

  /** libpq's names (PostgreSQL manual, section 34.1.2), and the driver's equivalents. */
  private static final Map<String, PGProperty> SAME =
      Map.ofEntries(
          Map.entry("sslmode", PGProperty.SSL_MODE),
          Map.entry("sslrootcert", PGProperty.SSL_ROOT_CERT),
          Map.entry("sslcert", PGProperty.SSL_CERT),
          Map.entry("sslkey", PGProperty.SSL_KEY),
          Map.entry("sslpassword", PGProperty.SSL_PASSWORD),
          Map.entry("sslnegotiation", PGProperty.SSL_NEGOTIATION),
          Map.entry("channel_binding", PGProperty.CHANNEL_BINDING),
          Map.entry("gssencmode", PGProperty.GSS_ENC_MODE),
          Map.entry("require_auth", PGProperty.REQUIRE_AUTH),
          Map.entry("options", PGProperty.OPTIONS),
          Map.entry("connect_timeout", PGProperty.CONNECT_TIMEOUT));

  /** Options that ask for security that the driver cannot give. Ignoring them would be unsafe. */
  private static final Set<String> NOT_HONOURED =
      Set.of("sslcrl", "ssl_min_protocol_version", "ssl_max_protocol_version");

  private DriverSettings() {}

  static Properties of(PostgresqlUrl url, RunId run) {
    var properties = new Properties();
    PGProperty.PREPARE_THRESHOLD.set(properties, 0);
    PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, OLDEST_SERVER);
    PGProperty.APPLICATION_NAME.set(properties, run.applicationName());
    PGProperty.TCP_KEEP_ALIVE.set(properties, true);
    PGProperty.CONNECT_TIMEOUT.set(properties, ATTEMPT_SECONDS);
    PGProperty.LOGIN_TIMEOUT.set(properties, ATTEMPT_SECONDS);
    PGProperty.GSS_ENC_MODE.set(properties, "disable");
    PGProperty.PG_HOST.set(properties, hosts(url, HostAndPort::host));
    PGProperty.PG_PORT.set(properties, hosts(url, host -> Integer.toString(host.port())));
    String user = url.user().orElseGet(() -> System.getProperty("user.name"));
    PGProperty.USER.set(properties, user);
    PGProperty.PG_DBNAME.set(properties, url.database().orElse(user));
    url.password().map(Secret::reveal).ifPresent(p -> PGProperty.PASSWORD.set(properties, p));
    url.options().forEach((name, value) -> set(name, value, properties));
    socket(url, properties);
    return properties;
  }

  /** Returns the driver's equivalent of libpq's option, if it has the same values. */
  static Optional<PGProperty> property(String name) {
    return Optional.ofNullable(SAME.get(name));
  }

  private static void set(String name, String value, Properties properties) {
    if (NOT_HONOURED.contains(name)) {
      throw new Failure.Misconfigured(
          Finding.error(
                  Code.UNKNOWN_URL_OPTION,
                  "the URL's option `%s` is not supported by this driver.".formatted(name))
              .help("Remove it from the URL for the migrations."));
    }
    PGProperty property = SAME.get(name);
    if (property != null) {
      property.set(properties, value);
    } else if (name.equals("target_session_attrs")) {
      PGProperty.TARGET_SERVER_TYPE.set(properties, serverType(value));
    }
  }

  /** Translates libpq's value to the driver's. */
  private static String serverType(String value) {
    return switch (value) {
      case "read-write", "primary" -> "primary";
      case "read-only", "standby" -> "secondary";
      case "prefer-standby" -> "preferSecondary";
      default -> "any";
    };
  }

  private static void socket(PostgresqlUrl url, Properties properties) {
    HostAndPort first = url.hosts().getFirst();
    PGProperty.SOCKET_FACTORY.set(properties, SessionSocketFactory.class.getName());
    PGProperty.SOCKET_FACTORY_ARG.set(properties, "");
    PGProperty.SSL_FACTORY.set(properties, SessionTlsFactory.class.getName());
    if (first.isUnixSocket()) {
      PGProperty.SOCKET_FACTORY_ARG.set(properties, first.host() + "/.s.PGSQL." + first.port());
      PGProperty.SSL_MODE.set(properties, "disable");
      PGProperty.PG_HOST.set(properties, "localhost");
    }
  }

  private static String hosts(PostgresqlUrl url, Function<HostAndPort, String> part) {
    return url.hosts().stream().map(part).collect(Collectors.joining(","));
  }
}
