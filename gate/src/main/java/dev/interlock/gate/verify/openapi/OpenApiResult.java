package dev.interlock.gate.verify.openapi;

import dev.interlock.finding.Finding;
import java.util.List;

/**
 * The result for all operations of a document.
 *
 * @param document the document's name
 * @param answered the number of operations that answer neither 404 nor 5xx
 * @param called the number of operations called
 * @param skipped the number of operations not called
 */
public record OpenApiResult(
    String document, int answered, int called, int skipped, List<Finding> findings) {

  public OpenApiResult {
    findings = List.copyOf(findings);
  }
}
