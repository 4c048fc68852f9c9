package dev.interlock.junit;

import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.text.FindingText;
import dev.interlock.finding.text.Ink;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A database that a test cannot get or that cannot be migrated. The message is the text of the
 * findings, as the command line prints it; the cause is the {@link Failure} if there is one.
 */
public final class DatabaseFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DatabaseFailure(String message) {
    super(message);
  }

  /**
   * @param redactor hides secrets
   */
  DatabaseFailure(Failure failure, UnaryOperator<String> redactor) {
    super(redactor.apply(text(failure.findings())), failure);
  }

  /**
   * Returns the findings as text, after an empty line, because runners put their own words first.
   */
  static String text(List<Finding> findings) {
    return findings.stream()
        .map(finding -> String.join("\n", new FindingText(Ink.NONE).lines(finding)))
        .collect(Collectors.joining("\n", "\n", ""));
  }
}
