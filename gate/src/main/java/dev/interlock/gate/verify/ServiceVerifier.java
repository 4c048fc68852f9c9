package dev.interlock.gate.verify;

import dev.interlock.finding.Finding;
import dev.interlock.gate.verify.http.NoAnswer;
import dev.interlock.gate.verify.http.Outcome;
import dev.interlock.gate.verify.http.Parallel;
import dev.interlock.gate.verify.http.ServiceClient;
import dev.interlock.gate.verify.http.ServiceRequest;
import dev.interlock.gate.verify.openapi.OpenApiCheck;
import dev.interlock.gate.verify.openapi.OpenApiResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Waits for a service, and asks it everything that it has to answer. */
public final class ServiceVerifier {

  private final ServiceVerification verification;
  private final VerificationClock clock;
  private final VerificationListener listener;
  private final Consumer<Set<String>> secrets;

  /**
   * @param secrets receives the values that flows keep from answers, before they are used
   */
  public ServiceVerifier(
      ServiceVerification verification,
      VerificationClock clock,
      VerificationListener listener,
      Consumer<Set<String>> secrets) {
    this.verification = verification;
    this.clock = clock;
    this.listener = listener;
    this.secrets = secrets;
  }

  /** Verifies the service; if it does not answer at all, only that is reported. */
  public VerificationResult verify() {
    try (var client = ServiceClient.of(verification.service())) {
      Optional<Finding> unready =
          verification.readiness().await(() -> firstProblem(client), clock, listener);
      return unready.isPresent() && !answers(client)
          ? new VerificationResult(List.of(unready.get()), 1, 0, 0, Optional.empty())
          : everything(client, unready);
    }
  }

  /** Asks the first request, if a repetition of it changes nothing. */
  private Optional<Finding> firstProblem(ServiceClient client) {
    return firstRequest().map(first -> run(client).problem(first)).orElseGet(() -> root(client));
  }

  private Optional<RequestCheck> firstRequest() {
    return verification.requests().stream().findFirst().filter(first -> first.request().isSafe());
  }

  private Optional<Finding> root(ServiceClient client) {
    var request = ServiceRequest.of("GET", "/");
    return NoAnswer.finding(verification.service(), request, client.send(request));
  }

  private boolean answers(ServiceClient client) {
    ServiceRequest request =
        firstRequest()
            .map(first -> first.request().fill(verification.values()))
            .orElse(ServiceRequest.of("GET", "/"));
    return client.send(request) instanceof Outcome.Answered;
  }

  private FlowRun run(ServiceClient client) {
    return new FlowRun(verification.service(), client, secrets, verification.values());
  }

  private VerificationResult everything(ServiceClient client, Optional<Finding> unready) {
    List<Finding> findings = new ArrayList<>(unready.stream().toList());
    int asked = firstRequest().isPresent() ? 1 : 0;
    var rest = verification.requests().subList(asked, verification.requests().size());
    List<Callable<Optional<Finding>>> tasks = new ArrayList<>();
    rest.forEach(check -> tasks.add(() -> run(client).problem(check)));
    verification.flows().forEach(flow -> tasks.add(() -> problem(flow)));
    Parallel.run(tasks, verification.parallel())
        .forEach(problem -> problem.ifPresent(findings::add));
    verification
        .cors()
        .map(rules -> new CorsCheck(verification.service(), client, rules).problems())
        .ifPresent(findings::addAll);
    Optional<OpenApiResult> operations =
        verification
            .openApi()
            .map(rules ->
                new OpenApiCheck(
                        verification.service(),
                        client,
                        rules,
                        verification.parallel(),
                        listener::called)
                    .run());
    operations.map(OpenApiResult::findings).ifPresent(findings::addAll);
    int steps = verification.flows().stream().mapToInt(flow -> flow.steps().size()).sum();
    return new VerificationResult(
        findings,
        verification.requests().size() + steps,
        verification.flows().size(),
        verification.cors().map(CorsCheck::count).orElse(0),
        operations);
  }

  /** Gives each flow cookies of its own. */
  private Optional<Finding> problem(RequestFlow flow) {
    try (var client = ServiceClient.withCookies(verification.service())) {
      return run(client).problem(flow);
    }
  }
}
