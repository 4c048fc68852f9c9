package dev.interlock.url;

import dev.interlock.finding.Failure;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a database URL in the dialect of libpq, JDBC, R2DBC, SQLAlchemy, Prisma, Rails, Node and
 * Go, a libpq {@code name=value} string, a connection string of ADO.NET, and the spellings of
 * SQLite files. Stateless.
 */
public final class DatabaseUrlParser {

  private static final Pattern SCHEME =
      Pattern.compile(
          "(?<prefix>jdbc:(?:aws-wrapper:|otel:|p6spy:|log4jdbc:)?|r2dbcs?:(?:pool:)?)?(?<name>[a-z][a-z0-9.-]*)(?:\\+(?<driver>[\\w.+-]+))?"
              + ":(?<rest>.*)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** The prefix of a command to paste, which some providers show instead of a URL. */
  private static final String PSQL = "psql ";

  private static final Pattern CONNINFO = Pattern.compile("[A-Za-z_]\\w*\\s*=");

  private DatabaseUrlParser() {}

  /**
   * Parses {@code text}. White space and one pair of quotes around it are ignored.
   *
   * @throws Failure.Misconfigured with all problems: {@code BAD_URL}, {@code UNKNOWN_URL_OPTION} or
   *     {@code UNKNOWN_DIALECT}; a message never quotes the password
   */
  public static DatabaseUrl parse(String text) {
    String url = withoutQuotes(text.strip());
    if (url.isEmpty()) {
      throw UrlProblem.empty();
    }
    if (url.startsWith(PSQL)) {
      return parse(url.substring(PSQL.length()));
    }
    if (url.equals(SqliteUri.MEMORY)) {
      return SqliteUrl.inMemory();
    }
    if (!url.contains("://") && (url.contains("@tcp(") || url.contains("@unix("))) {
      throw UrlProblem.unknownDialect("MySQL");
    }
    Matcher scheme = SCHEME.matcher(url);
    if (scheme.matches()) {
      return parse(scheme);
    }
    if (AdoString.isOne(url)) {
      return AdoString.parse(url);
    }
    if (CONNINFO.matcher(url).lookingAt()) {
      return Conninfo.parse(url);
    }
    throw UrlProblem.notAUrl();
  }

  private static DatabaseUrl parse(Matcher scheme) {
    String name = scheme.group("name").toLowerCase(Locale.ROOT);
    String rest = scheme.group("rest");
    return switch (name) {
      case "postgres", "postgresql", "pgsql", "postgis", "pgx", "pgx4", "pgx5" ->
          new PostgresqlUri(dialect(scheme), isEncrypted(scheme)).parse(rest);
      case "sqlite", "sqlite3" -> SqliteUri.parse(rest, writer(name, scheme));
      case "file" -> SqliteUri.parseFile(rest, SqliteUrl.Spelling.RELATIVE_FILE);
      case "cockroach", "cockroachdb", "crdb-postgres" -> throw UrlProblem.cockroach(name);
      case "ecto" -> throw UrlProblem.ecto();
      case "tc" -> throw UrlProblem.testcontainers();
      case "prisma" -> throw UrlProblem.prismaProxy();
      default -> throw unknown(name, scheme);
    };
  }

  private static UriDialect dialect(Matcher scheme) {
    if (scheme.group("prefix") != null) {
      return UriDialect.JDBC;
    }
    return scheme.group("driver") == null ? UriDialect.LIBPQ : UriDialect.SQLALCHEMY;
  }

  private static SqliteUri.Writer writer(String name, Matcher scheme) {
    if (scheme.group("prefix") != null) {
      return SqliteUri.Writer.JDBC;
    }
    if (scheme.group("driver") != null) {
      return SqliteUri.Writer.SQLALCHEMY;
    }
    return name.equals("sqlite3") ? SqliteUri.Writer.SQLITE3 : SqliteUri.Writer.ANYBODY;
  }

  private static boolean isEncrypted(Matcher scheme) {
    String prefix = scheme.group("prefix");
    return prefix != null && prefix.toLowerCase(Locale.ROOT).startsWith("r2dbcs");
  }

  /**
   * Reports an unknown scheme. Without {@code //} the word before the colon is not quoted: it can
   * be a user's name.
   */
  private static Failure.Misconfigured unknown(String name, Matcher scheme) {
    boolean isScheme = scheme.group("prefix") != null || scheme.group("rest").startsWith("//");
    return isScheme ? UrlProblem.unknownDialect(name) : UrlProblem.notAUrl();
  }

  private static String withoutQuotes(String text) {
    boolean quoted =
        text.length() >= 2
            && text.charAt(0) == text.charAt(text.length() - 1)
            && (text.charAt(0) == '"' || text.charAt(0) == '\'');
    return quoted ? text.substring(1, text.length() - 1).strip() : text;
  }
}
