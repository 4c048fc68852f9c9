package dev.interlock.gate.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.url.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DATABASE_URL | postgres://u:s%40cret9@h/d | s%40cret9",
        "DATABASE_URL | postgres://u:s%40cret9@h/d | s@cret9",
        "DATABASE_URL | postgres://u:s@cret9@h/d | s@cret9",
        "DATABASE_URL | postgres://u:s@cret9@h/d | s%40cret9",
        "DATABASE_URL | postgres://u:a/b+c:d@h/d | a%2Fb%2bc%3Ad",
        "DATABASE_URL | jdbc:postgresql://h/d?user=u&password=hunter2 | hunter2",
        "CONNINFO | host=h password='hunter 2' | hunter 2",
        "REDIS | redis://:hunter2@h:6379 | hunter2",
        "CLUSTER | redis://:hunter2@a,redis://:hunter3@b | hunter3",
        "A_SECRET | a\"b\\c | a\\\"b\\\\c",
        "A_SECRET | ä:ö@ü | %C3%A4:ö%40%c3%bc",
        "STRIPE_API_KEY | sk_live_12 | sk_live_12",
        "SESSION_SECRET | abcd | abcd",
        "BETTER_AUTH_SECRET | abcd | abcd",
        "DB_PASSWORD | 123456 | 123456",
        "GITHUB_TOKEN | ghp_x | ghp_x"
      })
  void replacesWhatIsSecretByItsNameOrPlace(String name, String value, String leak) {
    var redactor = Redactor.of(Map.of(name, value), Set.of(), List.of());

    assertThat(redactor.redact("before " + leak + " after")).isEqualTo("before *** after");
  }

  @Test
  void replacesDeclaredSecretsAndOthers() {
    var redactor =
        Redactor.of(
            Map.of("SALT", "s4lt", "PLAIN", "plain"),
            Set.of("SALT"),
            List.of(new Secret("postgres://u:hunter2@h/d")));

    assertThat(redactor.redact("s4lt plain hunter2 postgres://u:hunter2@h/d"))
        .isEqualTo("*** plain *** ***");
  }

  @ParameterizedTest
  @CsvSource({
    "TOKEN_LIFETIME,3600",
    "SECRET_ROTATION,true",
    "API_KEY,abc",
    "PWD,/home/ann",
    "PATH,/usr/bin",
    "KEYBOARD,qwerty"
  })
  void leavesOrdinaryValues(String name, String value) {
    var redactor = Redactor.of(Map.of(name, value), Set.of(), List.of());

    assertThat(redactor.redact("x " + value + " y")).isEqualTo("x " + value + " y");
  }

  @Test
  void replacesTheLongerOfTwoNestedSecretsWhole() {
    var redactor = Redactor.of(Map.of("A_TOKEN", "abcdef", "B_TOKEN", "cdef"), Set.of(), List.of());

    assertThat(redactor.redact("abcdef cdef")).isEqualTo("*** ***");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql://h", "passwords"})
  void leavesAnOrdinaryWordThatContainsADevelopmentPassword(String text) {
    var redactor =
        Redactor.of(
            Map.of("PGPASSWORD", "postgres", "X_PASSWORD", "password"), Set.of(), List.of());

    assertThat(redactor.redact(text)).isEqualTo(text);
    assertThat(redactor.redact("password=postgres")).isEqualTo("***=***");
  }

  @Test
  void knowsNoSecretInAnEmptyEnvironment() {
    assertThat(Redactor.of(Map.of(), Set.of(), List.of()).redact("text")).isEqualTo("text");
  }

  @Property
  void noSpellingOfASecretSurvives(
      @ForAll
          @AlphaChars
          @NumericChars
          @Chars({'%', '@', ':', '/', '+', ' ', '$', '\\', '"'})
          @StringLength(min = 4, max = 20)
          String value) {
    String secret = "q" + value.strip() + "z9";
    var redactor = Redactor.of(Map.of("MY_SECRET", secret), Set.of(), List.of());
    String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);

    assertThat(redactor.redact("a " + secret + "," + encoded + "," + encoded.replace("+", "%20")))
        .isEqualTo("a ***,***,***");
  }
}
