package dev.interlock.gate.verify.openapi;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decides which operations of a document are called, and says why the others are not. */
record CallSelection(OpenApiRules rules, OpenApiDocument document) {

  /** The operations to call, in the order of the document. */
  List<Operation> called() {
    return document.operations().stream()
        .filter(operation -> !isSkipped(operation))
        .filter(operation -> operation.isSafe() || rules.callsUnsafe())
        .filter(operation -> withoutValue(operation).isEmpty())
        .toList();
  }

  private boolean isSkipped(Operation operation) {
    return rules.skipped().stream().anyMatch(pattern -> matches(pattern, operation));
  }

  private static boolean matches(String pattern, Operation operation) {
    String expression = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
    return operation.title().matches(expression);
  }

  private Optional<Parameter> withoutValue(Operation operation) {
    return OperationCall.withoutValue(operation, document.references());
  }

  /** Notes about the operations that are not called, except those that a rule names. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    rules.skipped().stream()
        .filter(pattern -> document.operations().stream().noneMatch(o -> matches(pattern, o)))
        .map(pattern ->
            Finding.warning(
                    Code.NOT_CALLED, "`%s` in `skip` matches no operation.".formatted(pattern))
                .help("Write method and path as the document has them, such as `GET /tasks/*`."))
        .forEach(findings::add);
    List<Operation> left =
        document.operations().stream().filter(operation -> !isSkipped(operation)).toList();
    unsafe(left).ifPresent(findings::add);
    left.stream()
        .filter(operation -> operation.isSafe() || rules.callsUnsafe())
        .forEach(operation ->
            withoutValue(operation)
                .map(parameter -> notCallable(operation, parameter))
                .ifPresent(findings::add));
    if (called().isEmpty()) {
      findings.add(
          Finding.error(
                  Code.NOT_CALLED,
                  "no operation of `%s` was called, so nothing is verified by it."
                      .formatted(rules.document()))
              .help("Call more operations, or remove `verify.openapi`."));
    }
    return findings.stream().map(finding -> finding.at(rules.place())).toList();
  }

  private Optional<Finding> unsafe(List<Operation> operations) {
    long count = operations.stream().filter(operation -> !operation.isSafe()).count();
    return rules.callsUnsafe() || count == 0
        ? Optional.empty()
        : Optional.of(
            Finding.error(
                    Code.NOT_CALLED,
                    count == 1
                        ? "an operation with an unsafe method is not called."
                        : "operations with unsafe methods are not called: %d.".formatted(count))
                .as(Severity.NOTE)
                .help(
                    "Set `unsafe: allow` in `verify.openapi` to call them without a body, also on a production database."));
  }

  private static Finding notCallable(Operation operation, Parameter parameter) {
    return Finding.warning(
            Code.NOT_CALLED,
            "`%s` is not called: no value for the parameter `%s` follows from its schema."
                .formatted(operation.title(), parameter.name()))
        .help("Give the parameter an `example`, or name the operation in `verify.openapi.skip`.");
  }
}
