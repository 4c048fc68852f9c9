package dev.interlock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command against a service on the loopback interface. */
class VerifyCommandTest {

  private static final String DOCUMENT =
      """
      {"openapi": "3.0.3", "paths": {"/tasks": {"get": {}, "post": {}}}}
      """;

  @TempDir Path folder;

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private HttpServer service;

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext("/", this::answer);
    service.start();
    environment.put("PORT", Integer.toString(service.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--log plain", "--log plain --verbose", "--log json --verbose"})
  void tellsNoSecret(String flags) throws IOException {
    environment.put("LOGIN", "canary-login");
    write(
        """
        verify:
          flows:
            log in:
              - {post: "/login?key=${LOGIN}", headers: {X-Key: "${LOGIN}"}, keep: {token: /token}}
              - {get: "/users/${token}", body: {token: "${token}", literal: canary-literal}}
        """);
    String told = run(5, "verify " + flags);
    assertThat(asked).contains("POST /login?key=canary-login", "GET /users/canary-token");
    assertThat(told).contains("VER007", "GET /users/***").doesNotContain("canary");
  }

  @Test
  void callsNothingUnsafeWhereTheDatabaseIsProduction() throws IOException {
    environment.put("DATABASE_URL", "postgresql://me@db.example/app");
    write("verify: {openapi: true}\nproduction: {hosts: [db.example]}\n");
    assertThat(run(0, "verify --log plain"))
        .contains("1/1 operations of /openapi.json answer (1 not called)", "note[VER014]");
    assertThat(asked).contains("GET /tasks").doesNotContain("POST /tasks");
  }

  @Test
  void callsEverythingOnAnEmbeddedDatabase() throws IOException {
    write("verify: {openapi: true}\ndatabase: embedded\n");
    assertThat(run(0, "verify --log plain")).contains("2/2 operations of /openapi.json answer");
    assertThat(asked).contains("GET /tasks", "POST /tasks");
  }

  private void write(String configuration) throws IOException {
    Files.writeString(folder.resolve("interlock.yml"), configuration);
  }

  private String run(int exit, String words) {
    var told = new ByteArrayOutputStream();
    var out = new PrintStream(told, true, StandardCharsets.UTF_8);
    String line = "-C %s %s".formatted(folder, words);
    assertThat(Main.run(environment, out, out, line.split(" ", -1)))
        .as(told.toString(StandardCharsets.UTF_8))
        .isEqualTo(exit);
    return told.toString(StandardCharsets.UTF_8);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      String body =
          switch (exchange.getRequestURI().getPath()) {
            case "/openapi.json" -> DOCUMENT;
            case "/login" -> "{\"token\":\"canary-token\"}";
            default -> "{\"detail\":\"canary-detail\"}";
          };
      int status = exchange.getRequestURI().getPath().startsWith("/users") ? 403 : 200;
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
