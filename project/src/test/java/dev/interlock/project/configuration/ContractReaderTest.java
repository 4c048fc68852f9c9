package dev.interlock.project.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.gate.environment.EnvironmentContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractReaderTest {

  @TempDir Path folder;

  @Test
  void readsEveryWayToWriteARule() throws IOException {
    var contract =
        read(
            """
            env:
              SECRET_KEY: required
              BARE:
              REDIS_URL: {optional: rate limiter uses memory}
              SENTRY: "optional: errors stay in the log"
              QUIET: optional
              PORT: {pattern: '\\d+'}
              ENVIRONMENT: {one-of: [production, staging], severity: warning}
              LIMIT: {required: false, one-of: [1, true]}
              CORS_ORIGINS: {origins: true}
              SALT: {secret: true, pattern: x+}
              DATABASE_URL:
                database: {allowed: "*.neon.tech", forbidden: [localhost]}
            """);

    assertThat(
            contract.check(
                Map.of(
                    "PORT", "a",
                    "ENVIRONMENT", "dev",
                    "LIMIT", "2",
                    "CORS_ORIGINS", "a.example",
                    "SALT", "hunter2",
                    "DATABASE_URL", "postgres://localhost/d")))
        .extracting(f -> f.severity() + " " + f.place().orElseThrow() + " " + f.message())
        .containsExactly(
            "ERROR interlock.yml:2:3 `SECRET_KEY` is required and not set.",
            "ERROR interlock.yml:3:3 `BARE` is required and not set.",
            "NOTE interlock.yml:4:3 `REDIS_URL` is not set: rate limiter uses memory.",
            "NOTE interlock.yml:5:3 `SENTRY` is not set: errors stay in the log.",
            "NOTE interlock.yml:6:3 `QUIET` is not set.",
            "ERROR interlock.yml:7:3 `PORT` is `a`, which does not match `\\d+`.",
            "WARNING interlock.yml:8:3 `ENVIRONMENT` is `dev`, which is not one of production,"
                + " staging.",
            "ERROR interlock.yml:9:3 `LIMIT` is `2`, which is not one of 1, true.",
            "ERROR interlock.yml:10:3 `CORS_ORIGINS`: `a.example` is not an origin.",
            "ERROR interlock.yml:11:3 the value of `SALT` does not match `x+`.",
            "ERROR interlock.yml:12:3 `DATABASE_URL` points at host `localhost`, which is"
                + " forbidden.");
    assertThat(contract.secrets()).containsExactly("SALT");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "PORT: maybe | CFG002 `env.PORT` is `maybe`, which is not a rule.",
        "PORT: [80] | CFG002 `env.PORT` is a list, which is not a rule.",
        "PORT: {patern: x} | CFG001 `env.PORT.patern` is not a configuration key.",
        "PORT: {pattern: '('} | CFG004 `env.PORT.pattern` is not a regular expression: Unclosed group.",
        "PORT: {pattern: [x]} | CFG002 `env.PORT.pattern` is a list, which is not text.",
        "PORT: {required: yes please} | CFG002 `env.PORT.required` is `yes please`, which is not `true` or `false`.",
        "PORT: {required: true, optional: x} | CFG004 `PORT` is declared both required and optional.",
        "PORT: {severity: note} | CFG002 `env.PORT.severity` is `note`, which is not `error` or `warning`.",
        "PORT: {database: {alowed: h}} | CFG001 `alowed` is not a configuration key.",
        "PORT: {database: {allowed: 'a b'}} | CFG002 `env.PORT.allowed` is `a b`, which is not a list of host names.",
        "PORT: {one-of: [[a]]} | CFG002 `env.PORT.one-of` is a list, which is not a list of texts.",
        "A B: required | CFG004 `A B` is not the name of a variable."
      })
  void saysWhatIsWrongWithARule(String rule, String message) {
    assertThatExceptionOfType(Failure.Misconfigured.class)
        .isThrownBy(() -> read("env:\n  " + rule + "\n"))
        .satisfies(failure ->
            assertThat(failure.findings())
                .extracting(f -> f.code().id() + " " + f.message())
                .containsExactly(message))
        .satisfies(failure ->
            assertThat(failure.findings())
                .extracting(Finding::place)
                .allMatch(place -> place.orElseThrow().line() == 2));
  }

  private EnvironmentContract read(String file) throws IOException {
    Files.writeString(folder.resolve("interlock.yml"), file);
    return ConfigurationReader.read(folder, Optional.empty(), Optional.empty(), Map.of(), Map.of())
        .environment();
  }
}
