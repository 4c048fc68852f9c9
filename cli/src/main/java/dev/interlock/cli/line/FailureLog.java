package dev.interlock.cli.line;

import dev.interlock.finding.Finding;
import dev.interlock.gate.environment.Redactor;
import java.util.function.Consumer;

/** Receiver of the failure that ends a command. */
public interface FailureLog {

  /**
   * Sends the failure to a log instead of the error stream.
   *
   * @param opened the log
   * @param known a redactor that knows more secrets than those of the environment
   */
  void continueIn(Consumer<Finding> opened, Redactor known);
}
