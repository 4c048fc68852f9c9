package dev.interlock.url;

/**
 * A libpq connection string of {@code name=value} pairs (PostgreSQL manual, section 34.1.1.1):
 * spaces around {@code =} are allowed, values with spaces are in single quotes, a backslash makes
 * the next character literal.
 */
final class Conninfo {

  private final String text;
  private final ConnectionParameters parameters = new ConnectionParameters(UriDialect.LIBPQ);
  private int at;

  private Conninfo(String text) {
    this.text = text;
  }

  static PostgresqlUrl parse(String text) {
    return new Conninfo(text).pairs();
  }

  private PostgresqlUrl pairs() {
    skipSpaces();
    while (hasMore()) {
      String name = name();
      skipSpaces();
      if (!hasMore() || text.charAt(at) != '=') {
        throw UrlProblem.badConninfo();
      }
      at++;
      skipSpaces();
      parameters.put(name, hasMore() && text.charAt(at) == '\'' ? quoted() : bare());
      skipSpaces();
    }
    return parameters.toUrl();
  }

  private String name() {
    int start = at;
    while (hasMore() && text.charAt(at) != '=' && !isBlank()) {
      at++;
    }
    return text.substring(start, at);
  }

  private String bare() {
    var value = new StringBuilder();
    while (hasMore() && !isBlank()) {
      value.append(literal());
    }
    return value.toString();
  }

  private String quoted() {
    var value = new StringBuilder();
    at++;
    while (hasMore() && text.charAt(at) != '\'') {
      value.append(literal());
    }
    if (!hasMore()) {
      throw UrlProblem.badConninfo();
    }
    at++;
    return value.toString();
  }

  private char literal() {
    if (text.charAt(at) == '\\' && at + 1 < text.length()) {
      at++;
    }
    return text.charAt(at++);
  }

  private void skipSpaces() {
    while (hasMore() && isBlank()) {
      at++;
    }
  }

  private boolean isBlank() {
    return Character.isWhitespace(text.charAt(at));
  }

  private boolean hasMore() {
    return at < text.length();
  }
}
