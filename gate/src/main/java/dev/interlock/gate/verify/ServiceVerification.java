package dev.interlock.gate.verify;

import dev.interlock.gate.verify.http.ServiceAddress;
import dev.interlock.gate.verify.openapi.OpenApiRules;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a service has to answer.
 *
 * @param parallel the number of requests at the same time
 * @param requests requests that know nothing of each other; the first one shows whether the service
 *     is ready
 * @param values the values of references, before any answer
 */
public record ServiceVerification(
    ServiceAddress service,
    Readiness readiness,
    int parallel,
    List<RequestCheck> requests,
    List<RequestFlow> flows,
    Optional<CorsRules> cors,
    Optional<OpenApiRules> openApi,
    Values values) {

  public ServiceVerification {
    requests = List.copyOf(requests);
    flows = List.copyOf(flows);
  }

  /** Whether there is nothing to ask. */
  public boolean isEmpty() {
    return requests.isEmpty() && flows.isEmpty() && cors.isEmpty() && openApi.isEmpty();
  }
}
