package dev.interlock.url;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes a PostgreSQL URL as a libpq URI (PostgreSQL manual, section 34.1.1.2). */
final class PostgresqlUrlWriter {

  private PostgresqlUrlWriter() {}

  /**
   * @param spelling writes a secret for the URL, percent-encoded
   */
  static String write(PostgresqlUrl url, Function<Secret, String> spelling) {
    String hosts = url.hosts().stream().map(HostAndPort::toString).collect(Collectors.joining(","));
    return "postgresql://"
        + login(url, spelling)
        + hosts
        + url.database().map(name -> "/" + PercentCoding.encode(name)).orElse("")
        + query(url, spelling);
  }

  private static String login(PostgresqlUrl url, Function<Secret, String> spelling) {
    String user = url.user().map(PercentCoding::encode).orElse("");
    String password = url.password().map(p -> ":" + spelling.apply(p)).orElse("");
    return user.isEmpty() && password.isEmpty() ? "" : user + password + "@";
  }

  private static String query(PostgresqlUrl url, Function<Secret, String> spelling) {
    List<String> pairs = new ArrayList<>();
    url.options()
        .forEach((name, value) ->
            pairs.add(
                name
                    + "="
                    + (name.equals(PostgresqlUrl.KEY_PASSWORD)
                        ? spelling.apply(new Secret(value))
                        : PercentCoding.encodeValue(value))));
    url.searchPath().ifPresent(p -> pairs.add("search_path=" + PercentCoding.encodeValue(p)));
    if (url.pooled()) {
      pairs.add("pgbouncer=true");
    }
    return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
  }
}
