package dev.interlock.gate.verify;

import dev.interlock.finding.Finding;
import dev.interlock.gate.verify.http.Outcome;
import dev.interlock.gate.verify.http.ServiceAddress;
import dev.interlock.gate.verify.http.ServiceClient;
import dev.interlock.gate.verify.http.ServiceRequest;
import dev.interlock.gate.verify.json.Json;
import dev.interlock.gate.verify.json.JsonDifference;
import dev.interlock.gate.verify.json.JsonPointer;
import dev.interlock.gate.verify.json.JsonText;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Runs requests one after the other, and uses values of the answers in the next ones. */
final class FlowRun {

  private final ServiceAddress service;
  private final ServiceClient client;
  private final Consumer<Set<String>> secrets;
  private Values values;

  /**
   * @param secrets receives each kept value before it is used
   */
  FlowRun(
      ServiceAddress service, ServiceClient client, Consumer<Set<String>> secrets, Values values) {
    this.service = service;
    this.client = client;
    this.secrets = secrets;
    this.values = values;
  }

  /** Returns the first problem; the steps after it are not asked. */
  Optional<Finding> problem(RequestFlow flow) {
    for (int i = 0; i < flow.steps().size(); i++) {
      Optional<Finding> problem = problem(flow.steps().get(i));
      if (problem.isPresent()) {
        int left = flow.steps().size() - i - 1;
        Finding named =
            problem.get().note("step %d of the flow `%s`".formatted(i + 1, flow.name()));
        return Optional.of(left == 0 ? named : named.note("steps not asked: " + left));
      }
    }
    return Optional.empty();
  }

  /** Asks one request, and keeps its values. */
  Optional<Finding> problem(RequestCheck check) {
    ServiceRequest request = check.request().fill(values);
    var answerCheck = new AnswerCheck(service, request, check.expected().fill(values));
    Outcome outcome = client.send(request);
    return answerCheck
        .problem(outcome)
        .or(() -> keep(check, answerCheck, outcome))
        .map(finding -> finding.at(check.place()));
  }

  private Optional<Finding> keep(RequestCheck check, AnswerCheck answerCheck, Outcome outcome) {
    if (check.keep().isEmpty() || !(outcome instanceof Outcome.Answered answered)) {
      return Optional.empty();
    }
    Json body = JsonText.parse(answered.answer().body()).orElse(new Json.Nothing());
    for (Map.Entry<String, JsonPointer> kept : check.keep().entrySet()) {
      Optional<Json> value = kept.getValue().in(body).filter(found -> found.plain().isPresent());
      if (value.isEmpty()) {
        String what = "has no value that the flow can keep as `%s`".formatted(kept.getKey());
        return Optional.of(answerCheck.different(new JsonDifference(kept.getValue(), what)));
      }
      secrets.accept(Set.of(value.get().plain().orElseThrow()));
      values = values.with(kept.getKey(), value.get());
    }
    return Optional.empty();
  }
}
