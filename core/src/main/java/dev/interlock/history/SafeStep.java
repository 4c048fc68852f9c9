package dev.interlock.history;

import java.util.List;
import java.util.Optional;

/**
 * A part of an {@link OnlineSequence} that takes effect atomically.
 *
 * @param statements SQL without semicolons; several share one transaction
 * @param alone whether it runs outside a transaction; it is one statement then
 * @param undo SQL that removes its effect, or does nothing if there is none; empty if nothing
 *     removes it
 */
public record SafeStep(List<String> statements, boolean alone, Optional<String> undo) {

  public SafeStep {
    statements = List.copyOf(statements);
  }

  /** Creates a step of one statement in a transaction. */
  public static SafeStep of(String statement, String undo) {
    return new SafeStep(List.of(statement), false, Optional.of(undo));
  }

  /** Creates a step that nothing undoes. */
  public static SafeStep lasting(String statement) {
    return new SafeStep(List.of(statement), false, Optional.empty());
  }

  /** Creates a step outside transactions. */
  public static SafeStep alone(String statement, Optional<String> undo) {
    return new SafeStep(List.of(statement), true, undo);
  }
}
