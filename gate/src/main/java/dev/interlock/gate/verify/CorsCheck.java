package dev.interlock.gate.verify;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.gate.verify.http.Answer;
import dev.interlock.gate.verify.http.CurlLine;
import dev.interlock.gate.verify.http.NoAnswer;
import dev.interlock.gate.verify.http.Outcome;
import dev.interlock.gate.verify.http.ServiceAddress;
import dev.interlock.gate.verify.http.ServiceClient;
import dev.interlock.gate.verify.http.ServiceRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sends the preflight requests of a browser (Fetch standard, section 4.8), and judges the answers
 * as the browser does (sections 4.9 and 4.10).
 */
record CorsCheck(ServiceAddress service, ServiceClient client, CorsRules rules) {

  /** Methods that a preflight need not allow (Fetch standard, section 2.2.1). */
  private static final Set<String> SAFELISTED = Set.of("GET", "HEAD", "POST");

  /** Number of preflight requests that {@link #problems} sends. */
  static int count(CorsRules rules) {
    return rules.origins().size() + 1;
  }

  List<Finding> problems() {
    List<Finding> problems = new ArrayList<>();
    rules.origins().forEach(origin -> problem(origin, true).ifPresent(problems::add));
    problem(rules.undeclared(), false).ifPresent(problems::add);
    return problems;
  }

  private Optional<Finding> problem(String origin, boolean isDeclared) {
    ServiceRequest request = preflight(origin);
    Outcome outcome = client.send(request);
    Optional<Finding> problem =
        outcome instanceof Outcome.Answered(Answer answer)
            ? (isDeclared ? refusal(origin, answer) : allowance(origin, answer))
            : NoAnswer.finding(service, request, outcome);
    return problem.map(finding -> finding.note(CurlLine.of(service, request)).at(rules.place()));
  }

  private ServiceRequest preflight(String origin) {
    var request =
        ServiceRequest.of("OPTIONS", rules.path())
            .with("Origin", origin)
            .with("Access-Control-Request-Method", rules.method());
    return rules.headers().isEmpty()
        ? request
        : request.with(
            "Access-Control-Request-Headers",
            rules.headers().stream()
                .map(header -> header.toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(",")));
  }

  private Optional<Finding> refusal(String origin, Answer answer) {
    return reason(origin, answer)
        .map(why ->
            Finding.error(
                    Code.CORS,
                    "a browser refuses pages of `%s` the request `%s %s`: %s."
                        .formatted(origin, rules.method(), rules.path(), why))
                .help("Allow this origin in the CORS settings of the service."));
  }

  private Optional<String> reason(String origin, Answer answer) {
    String allowed = answer.header("Access-Control-Allow-Origin").orElse("");
    if (answer.status() < 200 || answer.status() > 299) {
      return Optional.of("the preflight answers %d".formatted(answer.status()));
    }
    if (allowed.isEmpty()) {
      return Optional.of("the preflight answers without `Access-Control-Allow-Origin`");
    }
    if (!allowed.equals(origin) && (!allowed.equals("*") || rules.credentials())) {
      return Optional.of("the preflight allows `%s`".formatted(allowed));
    }
    if (rules.credentials()
        && !answer.header("Access-Control-Allow-Credentials").orElse("").equals("true")) {
      return Optional.of("the preflight allows no credentials");
    }
    if (!SAFELISTED.contains(rules.method())
        && !allows(answer, "Access-Control-Allow-Methods", rules.method())) {
      return Optional.of("the preflight does not allow the method `%s`".formatted(rules.method()));
    }
    return rules.headers().stream()
        .filter(header -> !allows(answer, "Access-Control-Allow-Headers", header))
        .findFirst()
        .map("the preflight does not allow the header `%s`"::formatted);
  }

  /** A browser takes {@code *} as a name where credentials are sent. */
  private boolean allows(Answer answer, String list, String name) {
    return answer.headers().allValues(list).stream()
        .flatMap(values -> Arrays.stream(values.split(",")))
        .map(String::strip)
        .anyMatch(
            value -> value.equalsIgnoreCase(name) || (value.equals("*") && !rules.credentials()));
  }

  private Optional<Finding> allowance(String origin, Answer answer) {
    String allowed = answer.header("Access-Control-Allow-Origin").orElse("");
    return allowed.equals(origin) || allowed.equals("*")
        ? Optional.of(
            Finding.error(
                    Code.CORS,
                    "pages of `%s` may call the service, although this origin is not declared."
                        .formatted(origin))
                .note("`Access-Control-Allow-Origin` is `%s`".formatted(allowed))
                .help("Let the service answer the declared origins only."))
        : Optional.empty();
  }
}
