package dev.interlock.gate.verify;

import dev.interlock.finding.Finding;
import dev.interlock.gate.verify.openapi.OpenApiResult;
import java.util.List;
import java.util.Optional;

/**
 * The result of a verification.
 *
 * @param findings in the order of the configuration; without secrets of answers
 * @param requests the number of requests asked, with those of flows
 * @param flows the number of flows
 * @param preflights the number of preflight requests
 */
public record VerificationResult(
    List<Finding> findings,
    int requests,
    int flows,
    int preflights,
    Optional<OpenApiResult> operations) {

  public VerificationResult {
    findings = List.copyOf(findings);
  }

  /** Whether the service does not answer as it has to. */
  public boolean hasErrors() {
    return findings.stream().anyMatch(Finding::isError);
  }
}
