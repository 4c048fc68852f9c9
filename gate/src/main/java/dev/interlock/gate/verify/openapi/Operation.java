package dev.interlock.gate.verify.openapi;

import dev.interlock.gate.verify.json.Json;
import java.util.List;
import java.util.Set;

/**
 * One operation of a document.
 *
 * @param method in upper case
 * @param path the path as the document has it, such as {@code /tasks/{id}}
 * @param base the path of the server that the document names, without a slash at the end
 * @param responses declared answers by status
 */
record Operation(
    String method, String path, String base, List<Parameter> parameters, Json responses) {

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  Operation {
    parameters = List.copyOf(parameters);
  }

  /** Whether a call changes nothing by definition (RFC 9110, section 9.2.1). */
  boolean isSafe() {
    return SAFE.contains(method);
  }

  boolean hasPathParameters() {
    return path.contains("{");
  }

  /** Method and path, as rules and messages name the operation. */
  String title() {
    return method + " " + path;
  }
}
