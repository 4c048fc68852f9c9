package dev.interlock.spring;

import dev.interlock.finding.Failure;
import dev.interlock.finding.text.FindingText;
import dev.interlock.finding.text.Ink;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A start that Interlock has refused. The message is the text of the findings, as the command line
 * prints it, without secrets.
 */
public final class InterlockStartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param redactor hides secrets
   */
  InterlockStartException(Failure failure, UnaryOperator<String> redactor) {
    super(
        redactor.apply(
            failure.findings().stream()
                .map(finding -> String.join("\n", new FindingText(Ink.NONE).lines(finding)))
                .collect(Collectors.joining("\n"))),
        failure);
  }

  InterlockStartException(String message, String help) {
    super("error: " + message + "\nhelp: " + help);
  }
}
