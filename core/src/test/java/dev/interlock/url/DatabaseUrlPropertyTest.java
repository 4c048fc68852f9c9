package dev.interlock.url;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.Failure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class DatabaseUrlPropertyTest {

  @Property(tries = 500)
  void writtenAndReadAgainAUrlIsTheSame(@ForAll("urls") PostgresqlUrl url) {
    assertThat(DatabaseUrlParser.parse(url.uri().reveal())).isEqualTo(url);
  }

  @Property(tries = 500)
  void theRedactedUrlReadAgainDiffersOnlyInItsPassword(@ForAll("urls") PostgresqlUrl url) {
    var read = (PostgresqlUrl) DatabaseUrlParser.parse(url.redacted());

    assertThat(read.orCredentials(Optional.empty(), Optional.empty()))
        .isEqualTo(
            new PostgresqlUrl(
                url.user(),
                url.password().map(p -> new Secret("***")),
                url.hosts(),
                url.database(),
                url.options(),
                url.searchPath(),
                url.pooled()));
  }

  @Property(tries = 300)
  void aConnectionStringMeansTheSameAsTheUrl(@ForAll("urls") PostgresqlUrl url) {
    assertThat(DatabaseUrlParser.parse(conninfo(url))).isEqualTo(url);
  }

  /**
   * Breaks a URL at an arbitrary position and checks that the message does not quote the password.
   */
  @Property(tries = 2000)
  void aBrokenUrlNeverShowsItsPassword(
      @ForAll("damage") String damage, @ForAll @IntRange(max = 70) int at) {
    String whole = "postgres://ann:Qz7Kx9Wv@db.example.com:5432/shop?sslmode=require";
    int cut = Math.min(at, whole.length());
    String broken = whole.substring(0, cut) + damage + whole.substring(cut);
    try {
      var url = DatabaseUrlParser.parse(broken);
      assertThat(url.toString() + url.redacted()).doesNotContain("Qz7Kx9Wv");
    } catch (Failure.Misconfigured refused) {
      assertThat(refused.findings().toString()).doesNotContain("Qz7Kx9Wv");
    }
  }

  @Property(tries = 1000)
  void anyTextIsReadOrRefused(@ForAll String text) {
    try {
      assertThat(DatabaseUrlParser.parse(text)).isNotNull();
    } catch (Failure.Misconfigured refused) {
      assertThat(refused.findings()).isNotEmpty();
    }
  }

  @Provide
  Arbitrary<String> damage() {
    return Arbitraries.strings().withChars("@/?#%:&='\" \\,;[]").ofMaxLength(3);
  }

  @Provide
  Arbitrary<PostgresqlUrl> urls() {
    Arbitrary<String> text =
        Arbitraries.strings().ascii().excludeChars('\0').ofMinLength(1).ofMaxLength(12);
    Arbitrary<String> unicode =
        Arbitraries.strings().withChars("aZ0 @:/?#[]%&=+'\"\\é漢").ofMinLength(1).ofMaxLength(12);
    Arbitrary<String> word = Arbitraries.oneOf(text, unicode);
    return Combinators.combine(
            word.optional(),
            word.map(Secret::new).optional(),
            hosts(),
            word.optional(),
            options(),
            Arbitraries.of("app", "app,public", "\"Mixed Case\"").optional(),
            Arbitraries.of(true, false))
        .as(PostgresqlUrl::new);
  }

  private static Arbitrary<List<HostAndPort>> hosts() {
    Arbitrary<String> host =
        Arbitraries.of("h", "a.b.c", "10.0.0.1", "::1", "fe80::1%eth0", "/tmp/x y".strip());
    return Combinators.combine(
            host.map(h -> h.replace(' ', '_')), Arbitraries.integers().between(1, 65535))
        .as(HostAndPort::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  private static Arbitrary<SequencedMap<String, String>> options() {
    return Arbitraries.maps(
            Arbitraries.of("application_name", "sslrootcert", "options"),
            Arbitraries.strings()
                .withChars("aZ0:/?#&=+%' é")
                .ofMinLength(1)
                .ofMaxLength(9)
                .map(s -> "x" + s + "x"))
        .map(LinkedHashMap::new);
  }

  private static String conninfo(PostgresqlUrl url) {
    var text = new StringBuilder();
    url.user().ifPresent(user -> append(text, "user", user));
    url.password().ifPresent(password -> append(text, "password", password.reveal()));
    append(text, "host", join(url, HostAndPort::host));
    append(text, "port", join(url, host -> Integer.toString(host.port())));
    url.database().ifPresent(name -> append(text, "dbname", name));
    for (Map.Entry<String, String> option : url.options().entrySet()) {
      append(text, option.getKey(), option.getValue());
    }
    url.searchPath().ifPresent(path -> append(text, "search_path", path));
    append(text, "pgbouncer", Boolean.toString(url.pooled()));
    return text.toString();
  }

  private static String join(
      PostgresqlUrl url, java.util.function.Function<HostAndPort, String> part) {
    return String.join(",", url.hosts().stream().map(part).toList());
  }

  private static void append(StringBuilder text, String name, String value) {
    String escaped = value.replace("\\", "\\\\").replace("'", "\\'");
    text.append(name).append("='").append(escaped).append("' ");
  }
}
