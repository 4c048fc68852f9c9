package dev.interlock.url;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;

/**
 * The problems of a malformed URL. The messages never quote the URL: if it cannot be parsed, any
 * part of it may be the password.
 */
final class UrlProblem {

  private static final String ENCODE =
      "Percent-encode special characters in the user and the password: `@` is `%40`, `/` is `%2F`, "
          + "`?` is `%3F`, `#` is `%23`, `%` is `%25`.";

  private UrlProblem() {}

  static Failure.Misconfigured empty() {
    return bad("the database URL is empty.", "Write `postgresql://user:password@host:5432/name`.");
  }

  static Failure.Misconfigured notAUrl() {
    return bad(
        "the database URL does not begin with a scheme that Interlock knows.",
        "Write `postgresql://user:password@host:5432/name` or `sqlite:file.db`.");
  }

  static Failure.Misconfigured badEscape() {
    return bad("the database URL has a `%` that begins no valid escape.", ENCODE);
  }

  static Failure.Misconfigured strayAt() {
    return bad("the database URL has an `@` after its host part.", ENCODE);
  }

  static Failure.Misconfigured badPort() {
    return bad(
        "the database URL has a port that is not a number from 1 to 65535.",
        "Write a port such as `5432`. " + ENCODE);
  }

  static Failure.Misconfigured badHost() {
    return bad("the database URL has a host that is not a host name or address.", ENCODE);
  }

  static Failure.Misconfigured bareIpv6() {
    return bad(
        "the database URL has several colons in its host part.",
        "Put an IPv6 address in brackets, such as `[::1]:5432`. " + ENCODE);
  }

  static Failure.Misconfigured portsDoNotMatch(int hosts, int ports) {
    return bad(
        "the database URL lists %d hosts but %d ports.".formatted(hosts, ports),
        "Give one port for all hosts or one for each.");
  }

  static Failure.Misconfigured badOption() {
    return bad("the database URL has an option without a name and `=`.", ENCODE);
  }

  static Failure.Misconfigured badConninfo() {
    return bad(
        "the connection string is not a list of `name=value` pairs.",
        "Put values with spaces in single quotes, such as `password='a b'`.");
  }

  static Failure.Misconfigured readOnlyFile() {
    return bad(
        "the database URL opens its SQLite file read-only, and a migration must write.",
        "Remove `mode=ro` and `immutable=1`.");
  }

  static Failure.Misconfigured prismaProxy() {
    return new Failure.Misconfigured(
        Finding.error(
                Code.UNKNOWN_DIALECT,
                "a `prisma+postgres://` URL reaches Prisma's proxy, which speaks no SQL protocol.")
            .help("Give the direct `postgres://` URL of the database in `DIRECT_URL`."));
  }

  static Failure.Misconfigured cockroach(String scheme) {
    return new Failure.Misconfigured(
        Finding.error(
                Code.UNKNOWN_DIALECT,
                "the database URL is for `%s`: CockroachDB speaks PostgreSQL's protocol, but locks and changes schemas in its own way."
                    .formatted(scheme))
            .help("Use a PostgreSQL or SQLite database."));
  }

  static Failure.Misconfigured ecto() {
    return new Failure.Misconfigured(
        Finding.error(
                Code.UNKNOWN_DIALECT,
                "an `ecto://` URL does not say which database it is for; the service's adapter does.")
            .help("Write `postgresql://` in `INTERLOCK_DATABASE`."));
  }

  static Failure.Misconfigured testcontainers() {
    return new Failure.Misconfigured(
        Finding.error(
                Code.UNKNOWN_DIALECT,
                "a `jdbc:tc:` URL starts a container of Testcontainers, which is gone afterwards.")
            .help("Give the URL of the database that the container has."));
  }

  static Failure.Misconfigured unknownDialect(String scheme) {
    return new Failure.Misconfigured(
        Finding.error(
                Code.UNKNOWN_DIALECT,
                "the database URL is for `" + scheme + "`, which no dialect of Interlock speaks.")
            .help("Use a PostgreSQL or SQLite database."));
  }

  static Failure.Misconfigured bad(String message, String help) {
    return new Failure.Misconfigured(Finding.error(Code.BAD_URL, message).help(help));
  }
}
