package dev.interlock.gate.verify.openapi;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.gate.verify.http.Answer;
import dev.interlock.gate.verify.http.ServiceRequest;
import dev.interlock.gate.verify.json.Json;
import dev.interlock.gate.verify.json.JsonDifference;
import dev.interlock.gate.verify.json.JsonText;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Judges the answer of one operation.
 *
 * @param unknown asked only for a 404
 */
record OperationCheck(
    Operation operation, ServiceRequest request, References references, Predicate<Answer> unknown) {

  /** Returns the finding about a 404 or 5xx. */
  Optional<Finding> failure(Answer answer) {
    if (answer.status() >= 500) {
      return Optional.of(
          failed("answers %d".formatted(answer.status()))
              .help("Look into the log of the service."));
    }
    if (answer.status() != 404) {
      return Optional.empty();
    }
    if (!operation.hasPathParameters()) {
      return Optional.of(
          failed("answers 404").help("Look whether this version of the service has the path."));
    }
    return unknown.test(answer)
        ? Optional.of(
            failed("answers 404, as an unknown path does")
                .help(
                    "Look whether this version of the service has the path; if only the row is missing, give the parameter an `example`, or name the operation in `verify.openapi.skip`."))
        : Optional.empty();
  }

  private Finding failed(String what) {
    return Finding.error(Code.OPERATION_FAILED, "%s %s.".formatted(request.title(), what));
  }

  /** Returns the finding about a body that does not fit the schema declared for its status. */
  Optional<Finding> mismatch(Answer answer) {
    return schema(answer)
        .flatMap(schema -> difference(schema, answer))
        .map(what ->
            Finding.error(
                    Code.WRONG_SCHEMA,
                    "%s answers %d with a body that does not fit its declared schema: %s."
                        .formatted(request.title(), answer.status(), what))
                .help("Correct the document or the service."));
  }

  private Optional<String> difference(Json schema, Answer answer) {
    Optional<Json> body = JsonText.parse(answer.body());
    return body.isEmpty()
        ? Optional.of("the answer is not JSON")
        : new SchemaCheck(references).difference(schema, body.get()).map(JsonDifference::sentence);
  }

  /** The schema for JSON, declared for the status, its class such as 2XX, or all others. */
  private Optional<Json> schema(Answer answer) {
    if (operation.method().equals("HEAD") || answer.status() == 204) {
      return Optional.empty();
    }
    String status = Integer.toString(answer.status());
    Json responses = operation.responses();
    return responses
        .field(status)
        .or(() -> responses.field(status.charAt(0) + "XX"))
        .or(() -> responses.field("default"))
        .map(references::resolve)
        .flatMap(response -> response.field("content"))
        .flatMap(OperationCheck::ofJson)
        .flatMap(media -> media.field("schema"));
  }

  private static Optional<Json> ofJson(Json content) {
    return content instanceof Json.Fields media
        ? media.values().entrySet().stream()
            .filter(type -> isJson(type.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
        : Optional.empty();
  }

  private static boolean isJson(String mediaType) {
    String type = mediaType.toLowerCase(Locale.ROOT).replaceFirst("\\s*;.*", "");
    return type.equals("application/json") || type.endsWith("+json");
  }
}
