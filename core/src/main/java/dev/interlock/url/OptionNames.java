package dev.interlock.url;

import dev.interlock.finding.Nearest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names of connection options in libpq, JDBC, R2DBC, Prisma, SQLAlchemy, asyncpg, pgx, Rails
 * and Node. Case, underscores and hyphens are ignored, so {@code ApplicationName} and {@code
 * application_name} are one name.
 */
final class OptionNames {

  /** Names that belong to the structure of a URL and so are never kept as options. */
  static final List<String> STRUCTURE =
      List.of("user", "password", "host", "hostaddr", "port", "dbname");

  /** Names of the options kept, with libpq's meaning. */
  private static final List<String> KEPT =
      List.of(
          "sslmode",
          "sslrootcert",
          "sslcert",
          "sslkey",
          "sslpassword",
          "sslcrl",
          "sslnegotiation",
          "ssl_min_protocol_version",
          "ssl_max_protocol_version",
          "channel_binding",
          "require_auth",
          "gssencmode",
          "application_name",
          "connect_timeout",
          "tcp_user_timeout",
          "keepalives",
          "keepalives_idle",
          "keepalives_interval",
          "keepalives_count",
          "target_session_attrs",
          "load_balance_hosts",
          "options");

  /** Names of options that are converted to others. */
  private static final List<String> TRANSLATED =
      List.of("ssl", "search_path", "pgbouncer", "service", "passfile");

  private static final Map<String, String> ALIASES =
      Map.of(
          "username", "user",
          "database", "dbname",
          "schema", "search_path",
          "currentschema", "search_path",
          "targetservertype", "target_session_attrs");

  /**
   * Names known to one library and without meaning for a migration: tuning, pools, caches,
   * timeouts.
   */
  private static final Set<String> DROPPED =
      Set.of(
          // libpq
          "clientencoding",
          "fallbackapplicationname",
          "gssdelegation",
          "gsslib",
          "krbsrvname",
          "replication",
          "requirepeer",
          "sslcertmode",
          "sslcompression",
          "sslsni",
          // Prisma
          "connectionlimit",
          "maxconnectionlifetime",
          "maxidleconnectionlifetime",
          "pooltimeout",
          "singleuseconnections",
          "sockettimeout",
          "sslaccept",
          "sslidentity",
          "statementcachesize",
          // SQLAlchemy, psycopg, asyncpg, Django
          "asyncfallback",
          "autocommit",
          "commandtimeout",
          "connhealthchecks",
          "connmaxage",
          "directtls",
          "maxcacheablestatementsize",
          "maxcachedstatementlifetime",
          "maxoverflow",
          "poolpreping",
          "poolrecycle",
          "preparedstatementcachesize",
          "preparedstatementnamefunc",
          "preparethreshold",
          "timeout",
          // pgx, lib/pq
          "binaryparameters",
          "defaultqueryexecmode",
          "descriptioncachecapacity",
          "poolhealthcheckperiod",
          "poolmaxconnidletime",
          "poolmaxconnlifetime",
          "poolmaxconnlifetimejitter",
          "poolmaxconns",
          "poolminconns",
          "statementcachecapacity",
          "statementcachemode",
          // Rails, Ecto, Node
          "adapter",
          "advisorylocks",
          "checkouttimeout",
          "encoding",
          "idletimeout",
          "keepalive",
          "max",
          "min",
          "pool",
          "poolsize",
          "preparedstatements",
          "reapingfrequency",
          "uselibpqcompat",
          // server settings that Interlock sets itself
          "idleintransactionsessiontimeout",
          "locktimeout",
          "querytimeout",
          "statementtimeout",
          "timezone",
          // Supabase and Vercel markers
          "supa",
          "workaround",
          // JDBC, R2DBC
          "adaptivefetch",
          "allowencodingchanges",
          "assumeminserverversion",
          "autodetectextensions",
          "autosave",
          "binarytransfer",
          "cancelsignaltimeout",
          "cleanupsavepoints",
          "databasemetadatacachefields",
          "defaultrowfetchsize",
          "disablecolumnsanitiser",
          "escapesyntaxcallmode",
          "fetchsize",
          "forcebinary",
          "groupstartupparameters",
          "hostrecheckseconds",
          "initialsize",
          "loggerfile",
          "loggerlevel",
          "logintimeout",
          "logservererrordetail",
          "logunclosedconnections",
          "lockwaittimeout",
          "maxidletime",
          "maxresultbuffer",
          "maxsize",
          "preferquerymode",
          "preparedstatementcachequeries",
          "preparedstatementcachesizemib",
          "readonly",
          "readonlymode",
          "receivebuffersize",
          "rewritebatchedinserts",
          "sendbuffersize",
          "stringtype",
          "tcpkeepalive",
          "tcpnodelay",
          "unknownlength");

  private static final Map<String, String> CANONICAL = canonicalNames();

  private OptionNames() {}

  /** Returns the libpq name, if the option is supported. */
  static Optional<String> canonical(String name) {
    return Optional.ofNullable(CANONICAL.get(folded(name)));
  }

  /** Whether the option belongs to another library and can be ignored. */
  static boolean isDropped(String name) {
    return DROPPED.contains(folded(name)) || MigrateOptions.OF_POSTGRESQL.contains(name);
  }

  /** Returns the known name closest to a mistyped one. */
  static Optional<String> nearest(String name) {
    return Nearest.to(name, name.startsWith("x-") ? MigrateOptions.OF_POSTGRESQL : all());
  }

  /** Returns the supported names, in alphabetical order. */
  static Set<String> all() {
    return Stream.of(STRUCTURE, KEPT, TRANSLATED)
        .flatMap(List::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, String> canonicalNames() {
    Map<String, String> names = new HashMap<>(ALIASES);
    all().forEach(name -> names.put(folded(name), name));
    return Map.copyOf(names);
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }
}
