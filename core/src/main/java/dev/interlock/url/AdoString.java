package dev.interlock.url;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A connection string of ADO.NET, {@code Host=h;Port=5432;Username=u}: of Npgsql or
 * Microsoft.Data.Sqlite. Case and spaces in a name are ignored, and a value may be quoted
 * (npgsql.org/doc/connection-string-parameters.html).
 */
final class AdoString {

  private static final Pattern PAIR =
      Pattern.compile("\\s*[A-Za-z][A-Za-z0-9 _.]*=.*", Pattern.DOTALL);

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

  /** Whether all parts between semicolons are pairs. */
  static boolean isOne(String text) {
    if (!text.contains(";")) {
      return false;
    }
    for (String part : text.split(";", -1)) {
      if (!part.isBlank() && !PAIR.matcher(part).matches()) {
        return false;
      }
    }
    return true;
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
    for (String part : text.split(";", -1)) {
      int equal = part.indexOf('=');
      if (equal > 0) {
        String name = part.substring(0, equal).toLowerCase(Locale.ROOT).replaceAll("[ _.]", "");
        pairs.put(name, unquoted(part.substring(equal + 1).strip()));
      }
    }
    return pairs;
  }

  private static String unquoted(String value) {
    boolean quoted =
        value.length() >= 2
            && value.charAt(0) == value.charAt(value.length() - 1)
            && (value.charAt(0) == '"' || value.charAt(0) == '\'');
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
