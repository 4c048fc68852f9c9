package dev.interlock.gate.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.gate.verify.http.ServiceAddress;
import dev.interlock.gate.verify.http.TestService;
import dev.interlock.gate.verify.http.TestService.Reply;
import dev.interlock.gate.verify.json.Json;
import dev.interlock.gate.verify.json.JsonExpectation;
import dev.interlock.gate.verify.json.JsonPointer;
import dev.interlock.gate.verify.json.JsonText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A10")
@Tag("D7")
@Tag("D10")
class ServiceVerifierTest {

  private static final String CANARY = "canary-4711";
  private static final Place PLACE = new Place("interlock.yml", 7, 5, Optional.empty());

  private final TestService service = TestService.start();
  private final ManualTime time = new ManualTime();
  private final List<Finding> waited = new ArrayList<>();
  private final Set<String> secrets = new TreeSet<>();

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void acceptsAHealthyService() {
    service.on("GET /health", Reply.json(200, "{\"status\":\"healthy\",\"timestamp\":\"now\"}"));
    var result = verify(List.of(get("/health", json("{\"status\":\"healthy\"}"))), List.of());
    assertThat(result.findings()).isEmpty();
    assertThat(result.requests()).isEqualTo(1);
  }

  @Test
  void reportsStatusHeaderAndJson() {
    service
        .on("GET /broken", Reply.json(500, CANARY))
        .on("GET /html", new Reply(200, "text/html", CANARY, Map.of()))
        .on("GET /moved", Reply.empty(308, Map.of("Location", "/login?next=" + CANARY)))
        .on("GET /other", Reply.json(200, "{\"status\":\"" + CANARY + "\"}"));
    var typed =
        new RequestCheck(
            RequestTemplate.get("/html"),
            new Expectation(
                Set.of(200),
                new LinkedHashMap<>(Map.of("Content-Type", "application/json")),
                List.of()),
            new LinkedHashMap<>(),
            PLACE);
    var result =
        verify(
            List.of(
                get("/broken"),
                typed,
                get("/html", json("{}")),
                get("/moved"),
                get("/other", json("{\"status\":\"healthy\"}"))),
            List.of());
    assertThat(result.findings())
        .extracting(f -> f.code().id() + " " + f.message())
        .containsExactly(
            "VER007 `GET /broken` answers 500; expected is status from 200 to 299.",
            "VER008 `GET /html` answers with another `Content-Type` than the expected one:"
                + " `text/html`.",
            "VER009 `GET /html` answers with a body that is not JSON, of type `text/html`.",
            "VER006 `GET /moved` redirects with status 308 to `/login`; expected is status from 200"
                + " to 299.",
            "VER009 `GET /other` answers with other JSON: `/status` is a string other than the"
                + " expected one.");
    assertThat(result.findings()).allMatch(f -> f.place().equals(Optional.of(PLACE)));
    assertThat(result.findings().toString()).doesNotContain(CANARY);
  }

  @Test
  void waitsForAServiceThatIsStarting() {
    var attempts = new AtomicInteger();
    service.on(
        "GET /health",
        (exchange, body) -> Reply.json(attempts.incrementAndGet() < 4 ? 503 : 200, "{}"));
    assertThat(verify(List.of(get("/health")), List.of()).findings()).isEmpty();
    assertThat(attempts).hasValue(4);
    assertThat(waited).hasSize(3);
  }

  @Test
  void givesUpAtTheDeadline() {
    service.on("GET /health", Reply.json(503, "{}")).on("GET /docs", Reply.json(500, "{}"));
    var result = verify(List.of(get("/health"), get("/docs")), List.of());
    assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(60));
    assertThat(result.findings())
        .extracting(f -> f.code().id())
        .containsExactly("VER007", "VER007");
    assertThat(result.findings().getFirst().notes()).contains("asked 61 times in 60 s");
  }

  @Test
  void asksNothingElseOfAServiceThatDoesNotListen() throws IOException {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    var nowhere = new ServiceAddress("http://127.0.0.1:" + free, Duration.ofSeconds(30));
    var result = verify(nowhere, List.of(get("/health"), get("/docs")), List.of(), none());
    assertThat(result.findings()).extracting(f -> f.code().id()).containsExactly("VER002");
  }

  @Test
  void repeatsNoUnsafeRequestWhileItWaits() {
    service.on("POST /signup", Reply.json(500, "{}")).on("GET /", Reply.json(404, "{}"));
    var check = new RequestCheck(post("/signup", "{}"), Expectation.SUCCESS, keep(), PLACE);
    assertThat(verify(List.of(check), List.of()).hasErrors()).isTrue();
    assertThat(service.asked()).containsExactly("GET /", "POST /signup");
  }

  @Test
  void flowUsesValuesAndCookiesOfEarlierAnswers() {
    service
        .on("GET /", Reply.json(200, "{}"))
        .on("POST /login", ServiceVerifierTest::login)
        .on("GET /users/42", ServiceVerifierTest::me);
    var result = verify(List.of(), List.of(loginFlow("/token")));
    assertThat(result.findings()).isEmpty();
    assertThat(result.requests()).isEqualTo(2);
    assertThat(secrets).contains(CANARY, "42");
  }

  @Test
  void flowEndsAtItsFirstProblem() {
    service.on("GET /", Reply.json(200, "{}")).on("POST /login", ServiceVerifierTest::login);
    var result = verify(List.of(), List.of(loginFlow("/access_token")));
    assertThat(result.findings())
        .extracting(Finding::message)
        .containsExactly(
            "`POST /login` answers with other JSON: `/access_token` has no value that the flow"
                + " can keep as `token`.");
    assertThat(result.findings().getFirst().notes())
        .contains("step 1 of the flow `login`", "steps not asked: 1");
    assertThat(result.findings().toString()).doesNotContain(CANARY, "secret-password");
    assertThat(service.asked()).containsExactly("GET /", "POST /login");
  }

  @Test
  void preflightsAllowDeclaredOriginsOnly() {
    service
        .on("GET /", Reply.json(200, "{}"))
        .on("OPTIONS /api", (exchange, body) -> preflight(exchange, "https://app.example"));
    var result = verify(service.address(), List.of(), List.of(), cors());
    assertThat(result.preflights()).isEqualTo(3);
    assertThat(result.findings())
        .extracting(Finding::message)
        .containsExactly(
            "a browser refuses pages of `https://admin.example` the request `PUT /api`: the"
                + " preflight answers without `Access-Control-Allow-Origin`.");
  }

  @Test
  void preflightsFindAnOriginThatIsNotDeclared() {
    service
        .on("GET /", Reply.json(200, "{}"))
        .on(
            "OPTIONS /api",
            (exchange, body) ->
                preflight(exchange, exchange.getRequestHeaders().getFirst("Origin")));
    assertThat(verify(service.address(), List.of(), List.of(), cors()).findings())
        .extracting(f -> f.code().id() + " " + f.message())
        .containsExactly(
            "VER010 pages of `https://undeclared.example` may call the service, although this origin"
                + " is not declared.");
  }

  private static Reply login(HttpExchange exchange, String body) {
    boolean isRight =
        body.equals("{\"name\":\"ada\",\"password\":\"secret-password\"}")
            && "application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
    return isRight
        ? new Reply(
            200,
            "application/json",
            "{\"token\":\"" + CANARY + "\",\"id\":42}",
            Map.of("Set-Cookie", "session=abc; Path=/"))
        : Reply.json(422, "{}");
  }

  private static Reply me(HttpExchange exchange, String body) {
    var headers = exchange.getRequestHeaders();
    boolean isRight =
        ("Bearer " + CANARY).equals(headers.getFirst("Authorization"))
            && String.valueOf(headers.getFirst("Cookie")).contains("session=abc");
    return isRight ? Reply.json(200, "{\"id\":42}") : Reply.json(401, "{}");
  }

  private static RequestFlow loginFlow(String token) {
    var keep = new LinkedHashMap<String, JsonPointer>();
    keep.put("token", JsonPointer.parse(token).orElseThrow());
    keep.put("id", JsonPointer.parse("/id").orElseThrow());
    var login =
        new RequestCheck(
            post("/login", "{\"name\":\"ada\",\"password\":\"${password}\"}"),
            Expectation.SUCCESS,
            keep,
            PLACE);
    var headers = new LinkedHashMap<>(Map.of("Authorization", "Bearer ${token}"));
    var me =
        new RequestCheck(
            new RequestTemplate("GET", "/users/${id}", headers, new RequestBody.None()),
            new Expectation(Set.of(), new LinkedHashMap<>(), List.of(json("{\"id\":\"${id}\"}"))),
            keep(),
            PLACE);
    return new RequestFlow("login", List.of(login, me));
  }

  private static Reply preflight(HttpExchange exchange, String allowed) {
    return allowed.equals(exchange.getRequestHeaders().getFirst("Origin"))
        ? Reply.empty(
            204,
            Map.of(
                "Access-Control-Allow-Origin", allowed,
                "Access-Control-Allow-Methods", "GET, PUT",
                "Access-Control-Allow-Headers", "content-type"))
        : Reply.empty(204, Map.of());
  }

  private static Optional<CorsRules> cors() {
    return Optional.of(
        new CorsRules(
            "/api",
            "PUT",
            List.of("Content-Type"),
            false,
            List.of("https://app.example", "https://admin.example"),
            "https://undeclared.example",
            PLACE));
  }

  private VerificationResult verify(List<RequestCheck> requests, List<RequestFlow> flows) {
    return verify(service.address(), requests, flows, none());
  }

  private VerificationResult verify(
      ServiceAddress address,
      List<RequestCheck> requests,
      List<RequestFlow> flows,
      Optional<CorsRules> cors) {
    var readiness =
        new Readiness(
            new Readiness.Within(Duration.ofSeconds(60)),
            new Readiness.Every(Duration.ofSeconds(1)));
    var values = new Values(Map.of("password", new Json.Text("secret-password")));
    var verification =
        new ServiceVerification(
            address, readiness, 4, requests, flows, cors, Optional.empty(), values);
    return new ServiceVerifier(verification, time, listener(), secrets::addAll).verify();
  }

  private VerificationListener listener() {
    return new VerificationListener() {
      @Override
      public void waiting(Finding why) {
        waited.add(why);
      }

      @Override
      public void called(int done, int of) {}
    };
  }

  private static Optional<CorsRules> none() {
    return Optional.empty();
  }

  private static RequestCheck get(String path, JsonExpectation... json) {
    var expected = new Expectation(Set.of(), new LinkedHashMap<>(), List.of(json));
    return new RequestCheck(RequestTemplate.get(path), expected, keep(), PLACE);
  }

  private static RequestTemplate post(String path, String json) {
    return new RequestTemplate(
        "POST",
        path,
        new LinkedHashMap<>(),
        new RequestBody.OfJson(JsonText.parse(json).orElseThrow()));
  }

  private static SequencedMap<String, JsonPointer> keep() {
    return new LinkedHashMap<>();
  }

  private static JsonExpectation json(String text) {
    return new JsonExpectation.Subset(JsonText.parse(text).orElseThrow());
  }

  /** Time that passes only while the verifier sleeps. */
  private static final class ManualTime implements VerificationClock {
    private Duration now = Duration.ZERO;

    @Override
    public Duration elapsed() {
      return now;
    }

    @Override
    public void sleep(Duration pause) {
      now = now.plus(pause);
    }
  }
}
