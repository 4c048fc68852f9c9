package dev.interlock.url;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Parses a PostgreSQL URI after its scheme (PostgreSQL manual, section 34.1.1.2). Unlike libpq, it
 * accepts a raw {@code @} in the password.
 */
final class PostgresqlUri {

  /**
   * The options whose values may contain a raw {@code @}; in other options it is a sign of a
   * password.
   */
  private static final Set<String> MAY_HOLD_AT = Set.of("user", "password", "application_name");

  private final UriDialect dialect;
  private final ConnectionParameters parameters;

  /**
   * @param encrypted whether the scheme itself requires TLS
   */
  PostgresqlUri(UriDialect dialect, boolean encrypted) {
    this.dialect = dialect;
    this.parameters = new ConnectionParameters(dialect);
    if (encrypted) {
      parameters.put("ssl", "true");
    }
  }

  PostgresqlUrl parse(String rest) {
    int question = questionMark(rest);
    String body = rest.substring(0, question);
    if (body.startsWith("//")) {
      hierarchical(body.substring(2));
    } else if (dialect == UriDialect.JDBC) {
      path(body.startsWith("/") ? body.substring(1) : body);
    } else {
      throw UrlProblem.notAUrl();
    }
    if (question < rest.length()) {
      query(rest.substring(question + 1));
    }
    return parameters.toUrl();
  }

  /** Returns the index of the first question mark after the login, or the end. */
  private static int questionMark(String rest) {
    int question = rest.indexOf('?');
    return question < 0 ? rest.length() : question;
  }

  private void hierarchical(String body) {
    int slash = body.indexOf('/');
    authority(slash < 0 ? body : body.substring(0, slash));
    if (slash >= 0) {
      path(body.substring(slash + 1));
    }
  }

  private void authority(String authority) {
    int at = authority.lastIndexOf('@');
    if (at >= 0) {
      login(authority.substring(0, at));
    }
    hosts(authority.substring(at + 1));
  }

  private void login(String login) {
    int colon = login.indexOf(':');
    parameters.put("user", PercentCoding.decode(colon < 0 ? login : login.substring(0, colon)));
    if (colon >= 0) {
      parameters.put("password", PercentCoding.decode(login.substring(colon + 1)));
    }
  }

  private void hosts(String authority) {
    if (authority.isEmpty()) {
      return;
    }
    List<String> hosts = new ArrayList<>();
    List<String> ports = new ArrayList<>();
    for (String one : authority.split(",", -1)) {
      int colon = portColon(one);
      hosts.add(PercentCoding.decode(withoutBrackets(colon < 0 ? one : one.substring(0, colon))));
      ports.add(colon < 0 ? "" : one.substring(colon + 1));
    }
    parameters.put("host", String.join(",", hosts));
    parameters.put("port", String.join(",", ports));
  }

  private static int portColon(String host) {
    int bracket = host.lastIndexOf(']');
    int colon = host.indexOf(':', Math.max(0, bracket));
    if (colon >= 0 && host.indexOf(':', colon + 1) >= 0) {
      throw UrlProblem.bareIpv6();
    }
    return colon;
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  private void path(String path) {
    if (path.contains("@")) {
      throw UrlProblem.strayAt();
    }
    parameters.put("dbname", PercentCoding.decode(path));
  }

  private void query(String query) {
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        option(pair);
      }
    }
  }

  private void option(String pair) {
    int equal = pair.indexOf('=');
    if (equal <= 0) {
      throw UrlProblem.badOption();
    }
    String name = PercentCoding.decode(pair.substring(0, equal));
    String value = pair.substring(equal + 1);
    if (pair.contains("@") && !MAY_HOLD_AT.contains(OptionNames.canonical(name).orElse(""))) {
      throw UrlProblem.strayAt();
    }
    parameters.put(name, dialect.decodeValue(value));
  }
}
