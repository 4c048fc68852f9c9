package dev.interlock.url;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A connection string of ADO.NET, {@code Host=h;Port=5432;Username=u}: of Npgsql or
 * Microsoft.Data.Sqlite. Case and spaces in a name are ignored, and a value may be quoted
 * (npgsql.org/doc/connection-string-parameters.html).
 */
final class AdoString {

  /** A pair and its semicolon. A value in quotes may contain semicolons, and its quote doubled. */
  private static final Pattern PAIR =
      Pattern.compile(
          "\\G[\\s;]*(?<name>[A-Za-z][A-Za-z0-9 _.]*)=\\s*"
              + "(?<value>\"[^\"]*+(?:\"\"[^\"]*+)*+\"|'[^']*+(?:''[^']*+)*+'|(?![\"'])[^;]*+)"
              + "\\s*(?:;[\\s;]*|\\z)");

  /** Name of a parameter after the first, in a connection string of libpq. */
  private static final Pattern LIBPQ_NAME =
      Pattern.compile("\\s(?:host|hostaddr|port|user|password|dbname)\\s*=");

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("server", "host"),
          Map.entry("db", "dbname"),
          Map.entry("initialcatalog", "dbname"),
          Map.entry("userid", "user"),
          Map.entry("uid", "user"),
          Map.entry("pwd", "password"),
          Map.entry("timeout", "connect_timeout"),
          Map.entry("rootcertificate", "sslrootcert"),
          Map.entry("sslcertificate", "sslcert"),
          Map.entry("targetsessionattributes", "target_session_attrs"));

  /** Names for Npgsql's pool and protocol, without meaning for a migration. */
  private static final Set<String> WITHOUT_MEANING =
      Set.of(
          "arraynullabilitymode",
          "autopreparemin",
          "autoprepareminusages",
          "cancellationtimeout",
          "clientencoding",
          "commandtimeout",
          "connectionidlelifetime",
          "connectionlifetime",
          "connectionpruninginterval",
          "encoding",
          "enlist",
          "includeerrordetail",
          "includefailedbatchedcommand",
          "internalcommandtimeout",
          "keepalive",
          "loadtablecomposites",
          "logparameters",
          "maxautoprepare",
          "maximumpoolsize",
          "maxpoolsize",
          "minimumpoolsize",
          "minpoolsize",
          "multiplexing",
          "noresetonclose",
          "persistsecurityinfo",
          "pooling",
          "readbuffersize",
          "servercompatibilitymode",
          "tcpkeepalive",
          "timezone",
          "trustservercertificate",
          "usesslstream",
          "writebuffersize");

  private static final Set<String> OF_SQL_SERVER =
      Set.of("encrypt", "integratedsecurity", "multipleactiveresultsets", "trustedconnection");

  private static final Set<String> FILES = Set.of("datasource", "filename");

  private AdoString() {}

  /** Whether the text is pairs with semicolons between them, and not one of libpq. */
  static boolean isOne(String text) {
    Matcher pairs = PAIR.matcher(text);
    int end = 0;
    while (pairs.find()) {
      String value = pairs.group("value");
      if (!isQuoted(value) && LIBPQ_NAME.matcher(value).find()) {
        return false;
      }
      end = pairs.end();
    }
    return text.contains(";") && end == text.length();
  }

  static DatabaseUrl parse(String text) {
    SequencedMap<String, String> pairs = pairs(text);
    Optional<String> file = FILES.stream().map(pairs::get).filter(v -> v != null).findFirst();
    if (OF_SQL_SERVER.stream().anyMatch(pairs::containsKey)
        || file.filter(where -> pairs.containsKey("initialcatalog")).isPresent()) {
      throw UrlProblem.unknownDialect("SQL Server");
    }
    return file.map(path -> file(path, pairs)).orElseGet(() -> server(pairs));
  }

  private static DatabaseUrl server(SequencedMap<String, String> pairs) {
    var parameters = new ConnectionParameters(UriDialect.LIBPQ);
    pairs.forEach((name, value) -> {
      if (!WITHOUT_MEANING.contains(name)) {
        String known = NAMES.getOrDefault(name, name);
        parameters.put(known, known.equals("sslmode") ? sslMode(value) : value);
      }
    });
    return parameters.toUrl();
  }

  /** Translates {@code VerifyFull} to libpq's {@code verify-full}. */
  private static String sslMode(String value) {
    return value.replaceFirst("(?i)^verify-?(ca|full)$", "verify-$1").toLowerCase(Locale.ROOT);
  }

  private static DatabaseUrl file(String path, SequencedMap<String, String> pairs) {
    var query = new StringBuilder();
    pairs.forEach((name, value) -> {
      switch (name) {
        case "datasource", "filename", "cache", "pooling", "defaulttimeout", "commandtimeout" -> {}
        case "mode" -> query.append("&mode=").append(mode(value));
        case "foreignkeys" -> query.append("&foreign_keys=").append(value);
        case "recursivetriggers" -> query.append("&recursive_triggers=").append(value);
        default -> query.append('&').append(name).append('=').append(value);
      }
    });
    String options = query.isEmpty() ? "" : "?" + query.substring(1);
    return SqliteUri.parse(PercentCoding.encodeValue(path) + options, SqliteUri.Writer.JDBC);
  }

  private static String mode(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "readwritecreate" -> "rwc";
      case "readwrite" -> "rw";
      case "readonly" -> "ro";
      default -> value;
    };
  }

  private static SequencedMap<String, String> pairs(String text) {
    var pairs = new LinkedHashMap<String, String>();
    Matcher matcher = PAIR.matcher(text);
    while (matcher.find()) {
      String name = matcher.group("name").toLowerCase(Locale.ROOT).replaceAll("[ _.]", "");
      pairs.put(name, unquoted(matcher.group("value").strip()));
    }
    return pairs;
  }

  private static String unquoted(String value) {
    if (!isQuoted(value)) {
      return value;
    }
    String quote = value.substring(0, 1);
    return value.substring(1, value.length() - 1).replace(quote + quote, quote);
  }

  private static boolean isQuoted(String value) {
    return value.startsWith("\"") || value.startsWith("'");
  }
}
