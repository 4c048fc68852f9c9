package dev.interlock.gate.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.finding.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentContractTest {

  private static final VariableRule ORIGINS = VariableRule.required("CORS").that(new WebOrigins());
  private static final VariableRule DATABASE =
      VariableRule.required("DATABASE_URL")
          .that(
              new PointsAt(
                  List.of(new HostPattern("*.neon.tech")),
                  List.of(new HostPattern("*.railway.internal"))));

  @Test
  void findsNothingWhenEveryRuleIsKept() {
    var rules = List.of(DATABASE, ORIGINS, VariableRule.optional("PORT", "8080"));

    assertThat(
            check(
                rules,
                Map.of(
                    "DATABASE_URL", "postgres://u:p@ep.neon.tech/d",
                    "CORS", "https://a.example",
                    "PORT", "80")))
        .isEmpty();
  }

  @Test
  void listsEveryViolationAtOnceInTheOrderOfTheRules() {
    var rules =
        List.of(
            VariableRule.required("SECRET_KEY"),
            VariableRule.optional("REDIS_URL", "rate limiter uses memory"),
            VariableRule.required("ENVIRONMENT").that(new OneOf(List.of("production", "staging"))),
            VariableRule.required("PORT").that(new Matches(Pattern.compile("\\d+"))),
            VariableRule.required("EMPTY"));

    var findings = check(rules, Map.of("ENVIRONMENT", "prodution", "PORT", "80a", "EMPTY", "  "));

    assertThat(findings)
        .extracting(f -> f.code().id() + " " + f.severity() + " " + f.message())
        .containsExactly(
            "ENV001 ERROR `SECRET_KEY` is required and not set.",
            "ENV002 NOTE `REDIS_URL` is not set: rate limiter uses memory.",
            "ENV004 ERROR `ENVIRONMENT` is `prodution`, which is not one of production, staging.",
            "ENV003 ERROR `PORT` is `80a`, which does not match `\\d+`.",
            "ENV001 ERROR `EMPTY` is required and not set.");
    assertThat(findings.get(2).help()).contains("Set `ENVIRONMENT` to `production`.");
  }

  @Test
  void matchesThePatternAgainstTheWholeValue() {
    var rule = VariableRule.required("PORT").that(new Matches(Pattern.compile("80")));

    assertThat(check(List.of(rule), Map.of("PORT", "8080"))).hasSize(1);
  }

  @Test
  void onlyWarnsWhereTheRuleSaysSo() {
    var rule = VariableRule.required("MODE").that(new OneOf(List.of("a"))).warning();

    assertThat(check(List.of(rule), Map.of("MODE", "b")))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING);
    assertThat(check(List.of(rule), Map.of()))
        .extracting(Finding::severity)
        .containsExactly(Severity.ERROR);
  }

  @Test
  void pointsAtTheRule() {
    var place = Place.line("interlock.yml", 3);
    var rule =
        new VariableRule(
            "X", new Presence.Required(), false, List.of(), Severity.ERROR, Optional.of(place));

    assertThat(check(List.of(rule), Map.of()))
        .extracting(Finding::place)
        .containsExactly(Optional.of(place));
  }

  @ParameterizedTest
  @CsvSource({"X,true", "STRIPE_API_KEY,false", "ADMIN_PASSWORD,false", "JWT_TOKEN,false"})
  void neverShowsASecretValue(String name, boolean declared) {
    var rule =
        VariableRule.required(name)
            .that(
                new Matches(Pattern.compile("x+")),
                new OneOf(List.of("hunter3")),
                new WebOrigins(),
                new PointsAt(List.of(), List.of()));

    var findings = check(List.of(declared ? rule.hidden() : rule), Map.of(name, "hunter2"));

    assertThat(findings).hasSize(4);
    assertThat(findings.toString()).doesNotContain("hunter2").doesNotContain("to `hunter3`");
  }

  @Test
  void neverShowsAUrlWithAPassword() {
    var rule = VariableRule.required("BROKER").that(new Matches(Pattern.compile("x")));

    assertThat(check(List.of(rule), Map.of("BROKER", "amqp://u:hunter2@h")).toString())
        .doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.example",
        "https://a.example,http://localhost:3000",
        " https://a.example , https://b.example ",
        "[\"https://a.example\", \"http://[::1]:8080\"]",
        "[\"https:\\/\\/a.example\"]",
        "[]",
        "capacitor://localhost"
      })
  void acceptsOrigins(String value) {
    assertThat(check(List.of(ORIGINS), Map.of("CORS", value))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://a.example/ | ends with a slash, which no browser sends | https://a.example",
        "https://a.example/app | has a path, which no browser sends | https://a.example",
        "https://A.example | has capital letters, which no browser sends | https://a.example",
        "https://a.example:443 | names the default port, which no browser sends | https://a.example",
        "http://a.example:80 | names the default port, which no browser sends | http://a.example",
        "a.example | is not an origin | scheme://host",
        "https://*.example | is not an origin | scheme://host",
        "https:// | is not an origin | scheme://host",
        "null | is not an origin | scheme://host",
        "'https://a.example,' | is not an origin | scheme://host"
      })
  void refusesWhatNoBrowserSends(String value, String what, String help) {
    var findings = check(List.of(ORIGINS), Map.of("CORS", value));

    assertThat(findings).extracting(Finding::code).containsExactly(Code.BAD_ORIGIN);
    assertThat(findings.getFirst().message()).endsWith(what + ".");
    assertThat(findings.getFirst().help().orElseThrow()).contains(help);
  }

  @Test
  void refusesABrokenJsonArray() {
    assertThat(check(List.of(ORIGINS), Map.of("CORS", "[https://a.example]")))
        .extracting(Finding::code)
        .containsExactly(Code.BAD_ORIGIN);
  }

  @Test
  void warnsAboutEveryOrigin() {
    assertThat(check(List.of(ORIGINS), Map.of("CORS", "*")))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgres://u:hunter2@postgres.railway.internal/d | ENV006 | `postgres.railway.internal`, which is forbidden.",
        "postgres://u:hunter2@localhost/d | ENV006 | `localhost`, which is not allowed.",
        "postgres://u:hunter2@a.neon.tech,localhost/d | ENV006 | `localhost`, which is not allowed.",
        "postgres://u:hunter2@neon.tech/d | ENV006 | `neon.tech`, which is not allowed.",
        "sqlite:///x.db | ENV006 | a SQLite file, where only certain hosts are allowed.",
        "redis://u:hunter2@a.neon.tech | ENV007 | is not a database URL that can be read."
      })
  void refusesADatabaseUrlThatPointsElsewhere(String value, String code, String message) {
    var findings = check(List.of(DATABASE), Map.of("DATABASE_URL", value));

    assertThat(findings).extracting(f -> f.code().id()).containsExactly(code);
    assertThat(findings.getFirst().message()).startsWith("`DATABASE_URL`").endsWith(message);
    assertThat(findings.toString()).doesNotContain("hunter2");
  }

  @Test
  void comparesHostsWithoutRegardToCase() {
    assertThat(check(List.of(DATABASE), Map.of("DATABASE_URL", "postgres://A.NEON.tech/d")))
        .isEmpty();
  }

  private static List<Finding> check(List<VariableRule> rules, Map<String, String> environment) {
    return new EnvironmentContract(rules).check(environment);
  }
}
