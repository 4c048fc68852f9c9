package dev.interlock.cli.command;

import dev.interlock.gate.verify.ServiceVerification;
import dev.interlock.gate.verify.VerificationResult;
import dev.interlock.gate.verify.openapi.OpenApiResult;
import java.util.ArrayList;
import java.util.List;

/** Sums up a verification in one sentence. */
final class VerificationText {

  private VerificationText() {}

  /** Returns {@code asked http://127.0.0.1:8000: 3 requests, 251/251 operations of …}. */
  static String summary(ServiceVerification verification, VerificationResult result) {
    List<String> parts = new ArrayList<>();
    add(parts, result.requests(), "request");
    add(parts, result.flows(), "flow");
    add(parts, result.preflights(), "preflight request");
    result.operations().map(VerificationText::operations).ifPresent(parts::add);
    return "asked %s: %s".formatted(verification.service().base(), String.join(", ", parts));
  }

  private static void add(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(count == 1 ? "1 " + what : "%d %ss".formatted(count, what));
    }
  }

  private static String operations(OpenApiResult result) {
    String answer =
        "%d/%d operations of %s answer"
            .formatted(result.answered(), result.called(), result.document());
    return result.skipped() == 0 ? answer : answer + " (%d not called)".formatted(result.skipped());
  }
}
