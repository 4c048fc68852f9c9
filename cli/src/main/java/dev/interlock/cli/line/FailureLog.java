package dev.interlock.cli.line;

import dev.interlock.finding.Finding;
import dev.interlock.gate.environment.Redactor;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Receiver of the failure that ends a command, and of its exit code. */
public interface FailureLog {

  /**
   * Sends the failure to a log instead of the error stream.
   *
   * @param opened the log
   * @param known a redactor that knows more secrets than those of the environment
   */
  void continueIn(Consumer<Finding> opened, Redactor known);

  /**
   * Calls {@code end} with the exit code before the process ends, also after a failure.
   *
   * @param end must not throw
   */
  void atEnd(IntConsumer end);

  /**
   * Ends the command. Called by the dispatcher, and by a command before its process becomes another
   * one; if that fails, the dispatcher ends the command again. Never throws.
   */
  void end(int exitCode);
}
