package dev.interlock.project.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.gate.verify.ServiceVerification;
import dev.interlock.gate.verify.http.ServiceRequest;
import dev.interlock.gate.verify.openapi.OpenApiRules.SchemaMismatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyReaderTest {

  private static final Map<String, String> VARIABLES =
      Map.of(
          "PORT", "8000",
          "PASSWORD", "canary-password",
          "MAPS", "canary-key",
          "CORS_ORIGINS", "[\"https://a.example\", \"https://b.example\"]",
          "DAY", "a b/c");

  @TempDir Path folder;

  @Test
  void readsEveryKindOfRequest() throws IOException {
    var verification =
        read(
            """
            verify:
              timeout: 3s
              requests:
                - get: /tasks/${DAY}
                - {put: /a, form: {p: "${PASSWORD}"}, status: [200, 409]}
              flows:
                log in:
                  - post: /login
                    body: {password: "${PASSWORD}", age: 5, name: "5", tags: [true, null]}
                    keep: {token: /access_token}
                  - get: /me
                    headers: {Authorization: "Bearer ${token}"}
              cors: {origins: "${CORS_ORIGINS}", credentials: true}
              openapi: {document: /docs.json, schema: refuse, skip: [GET /admin/*]}
            """);
    assertThat(verification.service().base()).isEqualTo("http://127.0.0.1:8000");
    assertThat(verification.service().timeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(filled(verification, 0).path()).isEqualTo("/tasks/a%20b%2Fc");
    assertThat(filled(verification, 1).body()).contains("p=canary-password");
    assertThat(verification.requests().get(1).expected().statuses()).containsExactly(200, 409);
    var flow = verification.flows().getFirst();
    assertThat(flow.name()).isEqualTo("log in");
    assertThat(flow.steps().getFirst().request().fill(verification.values()).body())
        .contains(
            "{\"password\":\"canary-password\",\"age\":5,\"name\":\"5\",\"tags\":[true,null]}");
    assertThat(flow.steps().getFirst().keep()).containsOnlyKeys("token");
    assertThat(verification.cors().orElseThrow().origins())
        .containsExactly("https://a.example", "https://b.example");
    assertThat(verification.openApi().orElseThrow().schema()).isEqualTo(SchemaMismatch.REFUSE);
    assertThat(verification.openApi().orElseThrow().callsUnsafe()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "requests: [{get: /a, statsu: 1}] | `verify.requests.1.statsu` is not a configuration key.",
        "requests: [{get: a}] | `verify.requests.1.get` is not a path of the service.",
        "requests: [{get: /a, post: /b}] | `verify.requests.1` has several methods.",
        "requests: [{get: /a, status: 2000}] | `verify.requests.1.status` is not a status of HTTP.",
        "requests: [{get: /a, headers: secret-word}] | `verify.requests.1.headers` is a text, which is not a group of names.",
        "requests: [{get: /a, headers: {Host: x}}] | `verify.requests.1.headers.Host` is a header that the client sets itself.",
        "requests: [{get: /a, headers: {A: '${TOKEN}'}}] | `verify.requests.1.headers` names `TOKEN`, which is not set.",
        "requests: [{get: /a, json-at: {b: 1}}] | `verify.requests.1.json-at.b` is not a JSON Pointer.",
        "requests: [{get: /a, json-types: {/b: date}}] | `verify.requests.1.json-types./b` is not a type of JSON.",
        "requests: [{get: /a, keep: {b: /b}}] | `verify.requests.1.keep` has no next request.",
        "requests: [{post: /a, body: {}, form: {a: b}}] | `verify.requests.1` has both `body` and `form`.",
        "requests: {get: /a} | `verify.requests` is a group of keys, which is not a list of requests.",
        "cors: {path: /a} | `verify.cors` declares no origin.",
        "openapi: {schema: ignore} | `verify.openapi.schema` is not one of warn, refuse.",
        "requsts: [] | `verify.requsts` is not a configuration key."
      })
  void saysWhatIsWrongWithoutQuotingTheLine(String written, String message) {
    assertThatExceptionOfType(Failure.Misconfigured.class)
        .isThrownBy(() -> read("verify:\n  " + written + "\n"))
        .satisfies(failure -> {
          assertThat(failure.findings()).extracting(f -> f.message()).containsExactly(message);
          assertThat(failure.findings().getFirst().place().orElseThrow().line()).isEqualTo(2);
          assertThat(failure.findings().toString()).doesNotContain("secret-word");
        });
  }

  @Test
  void asksWhetherCallsAreHarmlessOnlyWhereTheFileLeavesItOpen() throws IOException {
    assertThat(unsafe("openapi: /openapi.json", true)).isTrue();
    assertThat(unsafe("openapi: /openapi.json", false)).isFalse();
    assertThat(unsafe("openapi: {unsafe: allow}", false)).isTrue();
    assertThat(unsafe("openapi: {unsafe: refuse}", true)).isFalse();
  }

  @Test
  void findsMistakesWithoutTheVariablesOfTheService() throws IOException {
    assertThat(problems("requests: [{get: '/${ABSENT}', status: 2000}]"))
        .containsExactly("`verify.requests.1.status` is not a status of HTTP.");
    assertThat(problems("cors: {origins: '${ABSENT}'}")).isEmpty();
  }

  private List<String> problems(String part) throws IOException {
    Files.writeString(folder.resolve("interlock.yml"), "verify:\n  " + part + "\n");
    var configuration =
        ConfigurationReader.read(folder, Optional.empty(), Optional.empty(), Map.of(), Map.of())
            .verify();
    return VerifyReader.problems(configuration).stream().map(Finding::message).toList();
  }

  @Test
  void refusesAUrlThatHoldsALogin() {
    assertThatExceptionOfType(Failure.Misconfigured.class)
        .isThrownBy(() ->
            reader("verify: {requests: [{get: /}]}")
                .read(Optional.of("http://me:secret-word@127.0.0.1"), address -> false))
        .satisfies(
            failure -> assertThat(failure.findings().toString()).doesNotContain("secret-word"));
  }

  @Test
  void hidesTheVariablesOfHeadersBodiesAndQueriesOnly() throws IOException {
    var reader =
        reader("verify: {requests: [{post: '/${DAY}?key=${MAPS}', body: {p: '${PASSWORD}'}}]}");
    reader.read(Optional.empty(), address -> false);
    assertThat(reader.secrets()).containsOnly("canary-password", "canary-key");
  }

  private boolean unsafe(String openApi, boolean isHarmless) throws IOException {
    return reader("verify:\n  " + openApi + "\n")
        .read(Optional.empty(), address -> isHarmless)
        .openApi()
        .orElseThrow()
        .callsUnsafe();
  }

  private static ServiceRequest filled(ServiceVerification verification, int index) {
    return verification.requests().get(index).request().fill(verification.values());
  }

  private ServiceVerification read(String file) throws IOException {
    return reader(file).read(Optional.empty(), address -> false);
  }

  private VerifyReader reader(String file) throws IOException {
    Files.writeString(folder.resolve("interlock.yml"), file);
    var configuration =
        ConfigurationReader.read(folder, Optional.empty(), Optional.empty(), VARIABLES, Map.of())
            .verify();
    return new VerifyReader(configuration, VARIABLES, "r4nd0m");
  }
}
