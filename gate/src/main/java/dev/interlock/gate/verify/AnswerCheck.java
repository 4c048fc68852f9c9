package dev.interlock.gate.verify;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.gate.verify.http.Answer;
import dev.interlock.gate.verify.http.CurlLine;
import dev.interlock.gate.verify.http.NoAnswer;
import dev.interlock.gate.verify.http.Outcome;
import dev.interlock.gate.verify.http.ServiceAddress;
import dev.interlock.gate.verify.http.ServiceRequest;
import dev.interlock.gate.verify.json.Json;
import dev.interlock.gate.verify.json.JsonDifference;
import dev.interlock.gate.verify.json.JsonText;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the outcome of a request with what is expected of it. Messages hold no header value but
 * the media type, and no part of a body.
 */
record AnswerCheck(ServiceAddress service, ServiceRequest request, Expectation expected) {

  /** Returns the first problem: no answer, then status, headers, JSON. */
  Optional<Finding> problem(Outcome outcome) {
    return (outcome instanceof Outcome.Answered(Answer answer)
            ? status(answer).or(() -> header(answer)).or(() -> json(answer))
            : NoAnswer.finding(service, request, outcome))
        .map(finding -> finding.note(CurlLine.of(service, request)));
  }

  private Optional<Finding> status(Answer answer) {
    if (expected.allows(answer.status())) {
      return Optional.empty();
    }
    if (answer.isRedirect()) {
      return Optional.of(
          error(
                  Code.SERVICE_REDIRECT,
                  "redirects with status %d%s; expected is status %s"
                      .formatted(
                          answer.status(),
                          answer.header("location").flatMap(AnswerCheck::target).orElse(""),
                          expected.statusWords()))
              .help("Ask the address that it redirects to, or expect this status."));
    }
    return Optional.of(
        error(
                Code.WRONG_STATUS,
                "answers %d; expected is status %s"
                    .formatted(answer.status(), expected.statusWords()))
            .help("Look into the log of the service, or correct the expected status."));
  }

  /** The address without its query, which may hold a secret. */
  private static Optional<String> target(String location) {
    try {
      var uri = URI.create(location);
      String host = uri.getHost() == null ? "" : uri.getScheme() + "://" + uri.getHost();
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      return Optional.of(" to `%s%s%s`".formatted(host, port, uri.getRawPath()));
    } catch (IllegalArgumentException notAUrl) {
      return Optional.empty();
    }
  }

  private Optional<Finding> header(Answer answer) {
    for (Map.Entry<String, String> header : expected.headers().entrySet()) {
      Optional<String> value = answer.header(header.getKey());
      if (value.isEmpty() || !fits(header.getValue(), value.get())) {
        return Optional.of(
            error(
                    Code.WRONG_HEADER,
                    value.isEmpty()
                        ? "answers without the header `%s`".formatted(header.getKey())
                        : "answers with another `%s` than the expected one%s"
                            .formatted(header.getKey(), shown(header.getKey(), value.get())))
                .help("Compare the header with the one that the configuration expects."));
      }
    }
    return Optional.empty();
  }

  /** The media type is not secret. */
  private static String shown(String header, String value) {
    return header.equalsIgnoreCase("content-type") ? ": `%s`".formatted(value) : "";
  }

  private static boolean fits(String wanted, String value) {
    return value.equals(wanted)
        || value
            .toLowerCase(Locale.ROOT)
            .replaceFirst("\\s*;.*", "")
            .equals(wanted.toLowerCase(Locale.ROOT));
  }

  private Optional<Finding> json(Answer answer) {
    if (expected.json().isEmpty()) {
      return Optional.empty();
    }
    Optional<Json> body = JsonText.parse(answer.body());
    if (body.isEmpty()) {
      return Optional.of(
          error(
                  Code.WRONG_JSON,
                  "answers with a body that is not JSON%s"
                      .formatted(
                          answer
                              .header("content-type")
                              .map(type -> ", of type `%s`".formatted(type))
                              .orElse("")))
              .help("Look at the answer: a proxy or an error page may have sent it."));
    }
    return expected.json().stream()
        .flatMap(condition -> condition.difference(body.get()).stream())
        .findFirst()
        .map(this::different);
  }

  Finding different(JsonDifference difference) {
    return error(Code.WRONG_JSON, "answers with other JSON: %s".formatted(difference.sentence()))
        .help("Compare the answer with the JSON that the configuration expects.");
  }

  private Finding error(Code code, String what) {
    return Finding.error(code, "%s %s.".formatted(request.title(), what));
  }
}
