package dev.interlock.gate.context.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every credential is put together here, so that no other scanner reports this file. */
@Tag("A14")
class CredentialSearchTest {

  private static final String LETTERS =
      "q7Rk2ZbX9fLw4TnV8sYdHc3JmGp6EuAaQ5xW1oBzKvNiUe0CtDrFhSgMjPlyI";

  record Sample(String line, String kind) {}

  static Stream<Sample> credentials() {
    return Stream.of(
        new Sample(
            "DATABASE_URL=postgres" + "://app:" + random(12) + "@ep-cold.neon.tech/app",
            "a URL with a password"),
        new Sample(
            "url = 'mysql" + "://app:" + random(12) + "@db.acme.io:3306/x'",
            "a URL with a password"),
        new Sample(
            "redis" + "://:" + random(20) + "@cache.acme.io:6379/0", "a URL with a password"),
        new Sample(
            "jdbc:postgresql" + "://db.acme.io/app?user=app&password=" + random(12),
            "a URL with a password"),
        new Sample("key: AK" + "IA" + random(16).toUpperCase(Locale.ROOT), "an access key of AWS"),
        new Sample("GH: gh" + "p_" + random(36), "a token of GitHub"),
        new Sample("x gl" + "pat-" + random(20), "a token of GitLab"),
        new Sample("sk" + "_live_" + random(24), "a key of Stripe"),
        new Sample("AI" + "za" + random(35), "an API key of Google"),
        new Sample("//registry/:_authToken=np" + "m_" + random(36), "a token of npm"),
        new Sample("np" + "g_" + random(14), "a password of Neon"),
        new Sample("secret_key = \"" + hex(64) + "\"", "a hexadecimal secret"),
        new Sample("SECRET_KEY: " + hex(32), "a hexadecimal secret"),
        new Sample("\"apiKey\": \"" + random(40) + "\",", "a random secret"),
        new Sample("const TOKEN = '" + random(32) + "';", "a random secret"));
  }

  @ParameterizedTest
  @MethodSource("credentials")
  void findsCredentialsByTheirForm(Sample sample) {
    assertThat(CredentialSearch.in("app/settings.py", "first\n" + sample.line() + "\n"))
        .containsExactly(new Credential(2, sample.kind()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://user:password@localhost/db",
        "postgres://app:Zq8vTr2LmXy7@localhost:5432/app",
        "postgres://app:Zq8vTr2LmXy7@db:5432/app",
        "postgres://app:Zq8vTr2LmXy7@db.example.com/app",
        "postgres://app:${DB_PASSWORD}@db.acme.io/app",
        "postgres://app:$PGPASSWORD@db.acme.io/app",
        "postgres://app:<password>@db.acme.io/app",
        "postgres://app:changeme@db.acme.io/app",
        "postgres://app:app@db.acme.io/app",
        "postgres://app:***@db.acme.io/app",
        "postgres://app@db.acme.io/app",
        "https://github.com/acme/app:latest@sha256",
        "SECRET_KEY = os.environ['SECRET_KEY']",
        "password: changeme",
        "password = get_password(user)",
        "token: ${{ secrets.DEPLOY_TOKEN_OF_THE_ORGANISATION }}",
        "\"integrity\": \"sha512-v2kDEe57lecTulaDIuNTPy3Ry4gLGJ6Z1O3vE1krgXZNrsQ+LFTGHVxVjcXPs17LhbZVGedAJv8XZ1tvj5FvSg==\"",
        "token_hash = \"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"",
        "public_key: \"q7Rk2ZbX9fLw4TnV8sYdHc3JmGp6EuAaQ5xW1oBzKvNiUe0CtDrFhSgMjPlyI\"",
        "commit 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b",
        "AKIAIOSFODNN7EXAMPLE",
        "-----BEGIN PRIVATE KEY-----",
        "SECRET_KEY=00000000000000000000000000000000",
        "private static final String ACCESS_TOKEN = \"interlock.access.token\";",
        "csrfToken: 'this-is-a-name-with-many-words-1'",
      })
  void leavesOutWhatIsNoCredential(String line) {
    assertThat(CredentialSearch.in("app/settings.py", line)).isEmpty();
  }

  @Test
  void findsPrivateKeysByTheirContent() {
    String key = "-----BEGIN RSA PRIVATE " + "KEY-----";
    assertThat(CredentialSearch.in("key.pem", key + "\n" + random(61) + "\n"))
        .containsExactly(new Credential(1, "a private key"));
    assertThat(CredentialSearch.in("a.json", "\"k\": \"" + key + "\\n" + random(61) + "\""))
        .containsExactly(new Credential(1, "a private key"));
    assertThat(CredentialSearch.in("README.md", key + "\n…\n")).isEmpty();
  }

  @Test
  void findsShortPasswordsInFilesOfVariablesOnly() {
    String line = "DB_PASSWORD=" + random(10) + "7";
    assertThat(CredentialSearch.in("deploy/.env", line))
        .containsExactly(new Credential(1, "a password"));
    assertThat(CredentialSearch.in(".env.production", line)).hasSize(1);
    assertThat(CredentialSearch.in(".env.example", line)).isEmpty();
    assertThat(CredentialSearch.in("settings.py", line)).isEmpty();
  }

  @Test
  void aCommentAllowsALine() {
    String line = "SECRET_KEY: " + hex(32);
    assertThat(CredentialSearch.in("a.yml", line + " # interlock: allow=IMG015 \"of a demo\""))
        .isEmpty();
    assertThat(CredentialSearch.in("a.yml", "# interlock: allow=IMG015\n" + line + "\n" + line))
        .containsExactly(new Credential(3, "a hexadecimal secret"));
  }

  @Test
  void noResultHoldsTheText() {
    List<Credential> found =
        credentials().flatMap(s -> CredentialSearch.in("a", s.line()).stream()).toList();
    String secret = random(12);
    assertThat(found.toString()).doesNotContain(secret.substring(0, 6), hex(32).substring(0, 6));
  }

  private static String random(int length) {
    return LETTERS.substring(0, length);
  }

  private static String hex(int length) {
    return IntStream.range(0, length)
        .mapToObj(i -> Integer.toHexString((i * 7 + i / 16 * 3) % 16))
        .collect(Collectors.joining());
  }
}
