package dev.interlock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.Place;
import dev.interlock.gate.verify.Expectation;
import dev.interlock.gate.verify.Readiness;
import dev.interlock.gate.verify.RequestBody;
import dev.interlock.gate.verify.RequestCheck;
import dev.interlock.gate.verify.RequestFlow;
import dev.interlock.gate.verify.RequestTemplate;
import dev.interlock.gate.verify.ServiceVerification;
import dev.interlock.gate.verify.Values;
import dev.interlock.gate.verify.http.ServiceAddress;
import dev.interlock.gate.verify.json.Json;
import dev.interlock.gate.verify.json.JsonPointer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChecklistCurlTest {

  private static final RequestBody NO_BODY = new RequestBody.None();

  @Test
  void hasNothingToSayWithoutARequest() {
    assertThat(ChecklistCurl.text(rules(List.of(), List.of()))).isEmpty();
  }

  @Test
  void keepsTheMethodOfARequestWithABody() {
    RequestBody json = new RequestBody.OfJson(new Json.Text("canary"));

    assertThat(lines(request("GET", "/a", Map.of(), json)))
        .containsExactly("curl -i -X GET \"$URL/a\" -d '***'");
    assertThat(lines(request("HEAD", "/a", Map.of(), NO_BODY)))
        .containsExactly("curl -i --head \"$URL/a\"");
  }

  @Test
  void leavesNothingForTheShellToExpandButReferences() {
    assertThat(lines(request("GET", "/`id`/$(id)/${id}/\\\"$x", Map.of("a`b$", "c"), NO_BODY)))
        .containsExactly(
            "curl -i \"$URL/\\`id\\`/\\$(id)/${id}/\\\\%22\\$x\" -H \"a\\`b\\$: ***\"");
  }

  @Test
  void showsOnlyReferencesOfAHeader() {
    assertThat(
            lines(
                request("GET", "/", Map.of("A", "canary ${b} canary canary${c}\tcanary"), NO_BODY)))
        .containsExactly("curl -i \"$URL/\" -H \"A: *** ${b} ***${c}\t***\"");
  }

  @Test
  void tellsWhereTheValuesOfAFlowComeFrom() {
    var keep = new LinkedHashMap<String, JsonPointer>();
    keep.put("token", JsonPointer.parse("/auth/token").orElseThrow());
    keep.put("all", JsonPointer.ROOT);
    var form = new LinkedHashMap<String, String>(Map.of("refresh", "canary-${token}-${OTHER}"));
    var steps =
        List.of(
            check(request("POST", "/login", Map.of(), new RequestBody.OfForm(form)), keep),
            check(
                request("POST", "/renew", Map.of(), new RequestBody.OfForm(form)),
                new LinkedHashMap<>()));
    String text = ChecklistCurl.text(rules(List.of(), List.of(new RequestFlow("log\nin", steps))));

    assertThat(block(text))
        .containsExactly(
            "# flow \"log in\"",
            "curl -i -X POST \"$URL/login\" -d '***'",
            "# $token: the value at /auth/token in this answer",
            "# $all: the whole of this answer",
            "# the body needs $token",
            "curl -i -X POST \"$URL/renew\" -d '***'");
  }

  private static List<String> lines(RequestTemplate request) {
    return block(
        ChecklistCurl.text(rules(List.of(check(request, new LinkedHashMap<>())), List.of())));
  }

  private static List<String> block(String text) {
    return text.substring(text.indexOf("```sh\n") + 6, text.lastIndexOf("```")).lines().toList();
  }

  private static RequestTemplate request(
      String method, String path, Map<String, String> headers, RequestBody body) {
    return new RequestTemplate(method, path, new LinkedHashMap<>(headers), body);
  }

  private static RequestCheck check(
      RequestTemplate request, SequencedMap<String, JsonPointer> keep) {
    return new RequestCheck(
        request,
        new Expectation(Set.of(), new LinkedHashMap<>(), List.of()),
        keep,
        Place.file("interlock.yml"));
  }

  private static ServiceVerification rules(List<RequestCheck> requests, List<RequestFlow> flows) {
    return new ServiceVerification(
        ServiceAddress.parse("http://127.0.0.1", Duration.ofSeconds(1)).orElseThrow(),
        new Readiness(
            new Readiness.Within(Duration.ofSeconds(1)),
            new Readiness.Every(Duration.ofSeconds(1))),
        1,
        requests,
        flows,
        Optional.empty(),
        Optional.empty(),
        new Values(Map.of()));
  }
}
