package dev.interlock.gate.verify.openapi;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.gate.verify.http.Answer;
import dev.interlock.gate.verify.http.CurlLine;
import dev.interlock.gate.verify.http.NoAnswer;
import dev.interlock.gate.verify.http.Outcome;
import dev.interlock.gate.verify.http.Parallel;
import dev.interlock.gate.verify.http.ServiceAddress;
import dev.interlock.gate.verify.http.ServiceClient;
import dev.interlock.gate.verify.http.ServiceRequest;
import dev.interlock.gate.verify.json.Json;
import dev.interlock.gate.verify.json.JsonText;
import dev.interlock.gate.verify.json.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls every operation of a document, except those that a rule leaves out. */
public final class OpenApiCheck {

  private static final int MOST_FINDINGS = 20;

  private final ServiceAddress service;
  private final ServiceClient client;
  private final OpenApiRules rules;
  private final int parallel;
  private final Progress progress;
  private final Map<String, UnknownPath> unknownPaths = new ConcurrentHashMap<>();

  /** Receives the number of operations called so far, from several threads. */
  @FunctionalInterface
  public interface Progress {
    void called(int done, int of);
  }

  /** The judgement of one operation. */
  private record Called(Optional<Finding> failure, Optional<Finding> mismatch) {}

  public OpenApiCheck(
      ServiceAddress service,
      ServiceClient client,
      OpenApiRules rules,
      int parallel,
      Progress progress) {
    this.service = service;
    this.client = client;
    this.rules = rules;
    this.parallel = parallel;
    this.progress = progress;
  }

  /** Reads the document and calls its operations. */
  public OpenApiResult run() {
    var request = new ServiceRequest("GET", rules.document(), rules.headers(), Optional.empty());
    Outcome outcome = client.send(request);
    if (outcome instanceof Outcome.Answered(Answer answer)) {
      return answer.status() == 200
          ? read(answer.body())
          : unreadable("answers %d".formatted(answer.status()));
    }
    return failed(NoAnswer.finding(service, request, outcome).orElseThrow());
  }

  private OpenApiResult read(String text) {
    Optional<Json> value = JsonText.parse(text).or(() -> YamlText.parse(text));
    if (value.isEmpty()) {
      return unreadable("is neither JSON nor YAML");
    }
    Optional<String> problem = OpenApiDocument.problem(value.get());
    if (problem.isPresent()) {
      return unreadable(problem.get());
    }
    OpenApiDocument document = OpenApiDocument.of(value.get());
    return document.operations().isEmpty()
        ? unreadable("has no operation")
        : call(document, new CallSelection(rules, document));
  }

  private OpenApiResult unreadable(String what) {
    return failed(
        Finding.error(
                Code.OPENAPI_UNREADABLE,
                "the OpenAPI document `%s` %s, so no operation was called."
                    .formatted(rules.document(), what))
            .help("Name the document of OpenAPI 3.0 or 3.1 in `verify.openapi.document`."));
  }

  private OpenApiResult failed(Finding finding) {
    return new OpenApiResult(rules.document(), 0, 0, 0, List.of(finding.at(rules.place())));
  }

  private OpenApiResult call(OpenApiDocument document, CallSelection selection) {
    List<Operation> called = selection.called();
    var done = new AtomicInteger();
    List<Callable<Called>> calls = new ArrayList<>();
    for (Operation operation : called) {
      calls.add(() -> {
        Called result = call(operation, document.references());
        progress.called(done.incrementAndGet(), called.size());
        return result;
      });
    }
    List<Called> results = Parallel.run(calls, parallel);
    List<Finding> failures = results.stream().flatMap(r -> r.failure().stream()).toList();
    List<Finding> mismatches = results.stream().flatMap(r -> r.mismatch().stream()).toList();
    List<Finding> findings = new ArrayList<>(selection.findings());
    findings.addAll(limited(failures));
    findings.addAll(limited(mismatches));
    return new OpenApiResult(
        rules.document(),
        called.size() - failures.size(),
        called.size(),
        document.operations().size() - called.size(),
        findings);
  }

  private static List<Finding> limited(List<Finding> findings) {
    if (findings.size() <= MOST_FINDINGS) {
      return findings;
    }
    List<Finding> shown = new ArrayList<>(findings.subList(0, MOST_FINDINGS));
    shown.set(
        MOST_FINDINGS - 1,
        shown
            .getLast()
            .note("and %d more operations likewise".formatted(findings.size() - MOST_FINDINGS)));
    return shown;
  }

  private Called call(Operation operation, References references) {
    ServiceRequest request = OperationCall.of(operation, references).request(rules.headers());
    Outcome outcome = client.send(request);
    if (!(outcome instanceof Outcome.Answered(Answer answer))) {
      return new Called(
          NoAnswer.finding(service, request, outcome).map(f -> placed(f, request)),
          Optional.empty());
    }
    var check =
        new OperationCheck(
            operation,
            request,
            references,
            other -> unknown(operation).resembles(request.path(), other));
    Optional<Finding> failure = check.failure(answer).map(f -> placed(f, request));
    return new Called(
        failure,
        failure.isPresent()
            ? Optional.empty()
            : check.mismatch(answer).map(f -> graded(placed(f, request))));
  }

  private UnknownPath unknown(Operation operation) {
    return unknownPaths.computeIfAbsent(
        operation.base(), base -> UnknownPath.ask(client, base, rules.headers()));
  }

  private Finding placed(Finding finding, ServiceRequest request) {
    return finding.note(CurlLine.of(service, request)).at(rules.place());
  }

  private Finding graded(Finding mismatch) {
    return switch (rules.schema()) {
      case WARN -> mismatch.as(Severity.WARNING);
      case REFUSE -> mismatch;
    };
  }
}
