package dev.interlock.gate.verify.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.gate.verify.http.ServiceClient;
import dev.interlock.gate.verify.http.TestService;
import dev.interlock.gate.verify.http.TestService.Reply;
import dev.interlock.gate.verify.openapi.OpenApiRules.SchemaMismatch;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("B7")
class OpenApiCheckTest {

  private static final String CANARY = "canary-4711";

  private static final String TASKS =
      """
      openapi: 3.1.0
      servers: [{url: /api}]
      paths:
        /tasks:
          get:
            parameters:
              - {name: day, in: query, required: true, schema: {type: string, format: date}}
              - {name: page, in: query, schema: {type: integer}}
              - {name: X-Client, in: header, required: true, schema: {type: string}}
            responses:
              200: {content: {application/json: {schema: {$ref: '#/components/schemas/Tasks'}}}}
          post:
            responses: {201: {}}
        /tasks/{id}:
          parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
          get: {responses: {default: {}}}
          delete: {responses: {default: {}}}
      components:
        schemas:
          Tasks: {type: array, items: {type: object, required: [title]}}
      """;

  private final TestService service = TestService.start();

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void callsEveryOperationWithPlausibleValues() {
    service
        .on("GET /openapi.yaml", new Reply(200, "text/yaml", TASKS, Map.of()))
        .on(
            "GET /api/tasks",
            (exchange, body) ->
                Reply.json(
                    exchange.getRequestHeaders().containsKey("X-Client") ? 200 : 500,
                    "[{\"title\":\"a\"}]"))
        .on("POST /api/tasks", Reply.json(422, "{}"))
        .on("GET /api/tasks/1", Reply.json(404, "{\"detail\":\"Task not found\"}"))
        .on("DELETE /api/tasks/2147483647", Reply.json(401, "{}"));
    OpenApiResult result = run(rules("/openapi.yaml", SchemaMismatch.REFUSE, true));
    assertThat(result.findings()).isEmpty();
    assertThat(result.answered()).isEqualTo(4);
    assertThat(result.called()).isEqualTo(4);
    assertThat(service.asked()).contains("GET /api/tasks?day=2020-01-01", "POST /api/tasks");
  }

  @Test
  void reports404And5xxByACurlLine() {
    service
        .on("GET /openapi.yaml", new Reply(200, "text/yaml", TASKS, Map.of()))
        .on("GET /api/tasks", Reply.json(500, CANARY));
    OpenApiResult result = run(rules("/openapi.yaml", SchemaMismatch.REFUSE, true));
    assertThat(result.answered()).isZero();
    assertThat(result.findings())
        .extracting(f -> f.code().id() + " " + f.message())
        .containsExactly(
            "VER012 `GET /api/tasks?day=2020-01-01` answers 500.",
            "VER012 `POST /api/tasks` answers 404.",
            "VER012 `GET /api/tasks/1` answers 404, as an unknown path does.",
            "VER012 `DELETE /api/tasks/2147483647` answers 404, as an unknown path does.");
    assertThat(result.findings().getFirst().notes())
        .containsExactly(
            "curl -i -H 'Authorization: ***' -H 'X-Client: ***' '%s/api/tasks?day=2020-01-01'"
                .formatted(service.address().base()));
    assertThat(result.toString()).doesNotContain(CANARY);
  }

  @Test
  void unknownPathsMayDifferInTimeAndPath() {
    var second = new AtomicInteger();
    service.on("GET /openapi.yaml", new Reply(200, "text/yaml", TASKS, Map.of()));
    for (String path :
        List.of(
            "GET /api/interlock-unknown-path-1",
            "GET /api/interlock-unknown-path-2",
            "GET /api/tasks/1")) {
      service.on(
          path,
          (exchange, body) ->
              Reply.json(
                  404,
                  "{\"error\":\"Not Found\",\"timestamp\":%d,\"path\":\"%s\"}"
                      .formatted(second.incrementAndGet(), exchange.getRequestURI())));
    }
    OpenApiResult result = run(rules("/openapi.yaml", SchemaMismatch.REFUSE, false));
    assertThat(result.findings())
        .extracting(Finding::message)
        .contains("`GET /api/tasks/1` answers 404, as an unknown path does.");
  }

  @Test
  void holdsAnswersAgainstTheirSchemas() {
    service
        .on("GET /openapi.yaml", new Reply(200, "text/yaml", TASKS, Map.of()))
        .on("GET /api/tasks", Reply.json(200, "[{\"title\":1},{\"name\":\"" + CANARY + "\"}]"))
        .on("GET /api/tasks/1", Reply.json(200, "{}"));
    OpenApiResult refused = run(rules("/openapi.yaml", SchemaMismatch.REFUSE, false));
    assertThat(refused.answered()).isEqualTo(2);
    assertThat(refused.findings())
        .extracting(f -> f.severity() + " " + f.message())
        .containsExactly(
            "NOTE operations with unsafe methods are not called: 2.",
            "ERROR `GET /api/tasks?day=2020-01-01` answers 200 with a body that does not fit its"
                + " declared schema: `/1/title` is missing.");
    assertThat(refused.toString()).doesNotContain(CANARY);
    OpenApiResult warned = run(rules("/openapi.yaml", SchemaMismatch.WARN, false));
    assertThat(warned.findings()).noneMatch(Finding::isError);
    assertThat(service.asked()).noneMatch(asked -> asked.startsWith("POST"));
  }

  @Test
  void leavesOutWhatARuleNames() {
    service
        .on("GET /openapi.yaml", new Reply(200, "text/yaml", TASKS, Map.of()))
        .on("GET /api/tasks/1", Reply.json(200, "{}"));
    var rules =
        new OpenApiRules(
            "/openapi.yaml",
            SchemaMismatch.WARN,
            true,
            List.of("GET /tasks", "POST *", "DELETE *", "GET /nothing"),
            new LinkedHashMap<>(),
            Place.file("interlock.yml"));
    OpenApiResult result = run(rules);
    assertThat(result.called()).isEqualTo(1);
    assertThat(result.skipped()).isEqualTo(3);
    assertThat(result.findings())
        .extracting(Finding::message)
        .containsExactly("`GET /nothing` in `skip` matches no operation.");
  }

  @Test
  void refusesWhatIsNoReadableDocument() {
    assertThat(problem("{\"swagger\":\"2.0\"}")).contains("is of version 2 (Swagger)");
    assertThat(problem("{\"openapi\":\"4.0.0\"}")).contains("another version than 3.0 and 3.1");
    assertThat(problem("<html>")).contains("has no field `openapi`");
    assertThat(problem("{\"openapi\":\"3.0.3\",\"paths\":{}}")).contains("has no operation");
    assertThat(problem("{\"openapi\":\"3.0.3\",\"paths\":{\"/a\":{\"$ref\":\"b.yml#/a\"}}}"))
        .contains("refers to `b.yml#/a`, which is not in the document");
    assertThat(run(rules("/nothing.json", SchemaMismatch.WARN, false)).findings())
        .extracting(Finding::message)
        .containsExactly(
            "the OpenAPI document `/nothing.json` answers 404, so no operation was called.");
  }

  /** Case B7: each answer takes 20 ms; one call after the other would take five seconds. */
  @Test
  @Timeout(60)
  void callsHundredsOfOperationsInParallel() {
    var paths = new StringBuilder("{\"openapi\":\"3.0.3\",\"paths\":{");
    for (int i = 0; i < 250; i++) {
      paths.append(i == 0 ? "" : ",").append("\"/p%d\":{\"get\":{}}".formatted(i));
    }
    var together = new CyclicBarrier(5);
    service.on("GET /openapi.json", Reply.json(200, paths + "}}")).otherwise(Reply.json(200, "{}"));
    for (int i = 0; i < 250; i++) {
      service.on("GET /p" + i, (exchange, body) -> meet(together));
    }
    OpenApiResult result = run(rules("/openapi.json", SchemaMismatch.WARN, false));
    assertThat(result.answered()).isEqualTo(250);
    assertThat(result.called()).isEqualTo(250);
  }

  /** Answers only if five requests are there at the same time. */
  private static Reply meet(CyclicBarrier together) {
    try {
      together.await(30, TimeUnit.SECONDS);
      Thread.sleep(Duration.ofMillis(20));
      return Reply.json(200, "{}");
    } catch (Exception alone) {
      return Reply.json(500, "{}");
    }
  }

  private String problem(String document) {
    service.on("GET /openapi.json", Reply.json(200, document));
    return run(rules("/openapi.json", SchemaMismatch.WARN, false)).findings().getFirst().message();
  }

  private OpenApiResult run(OpenApiRules rules) {
    try (var client = ServiceClient.of(service.address())) {
      return new OpenApiCheck(service.address(), client, rules, 5, (done, of) -> {}).run();
    }
  }

  private static OpenApiRules rules(String path, SchemaMismatch schema, boolean callsUnsafe) {
    return new OpenApiRules(
        path,
        schema,
        callsUnsafe,
        List.of(),
        new LinkedHashMap<>(Map.of("Authorization", CANARY)),
        Place.file("interlock.yml"));
  }
}
