package dev.interlock.effect;

import dev.interlock.history.Program.Captured;
import java.util.Optional;

/**
 * The recorded effect of one migration.
 *
 * @param server the server it was observed on: product and major version, because servers print
 *     definitions differently
 * @param program the statements that it sends, if it is a program
 * @param undo the statements of its undo, if that is a program
 */
public record Seal(
    String server, MigrationEffect effect, Optional<Captured> program, Optional<Captured> undo) {

  /** Creates the seal of a migration in SQL. */
  public Seal(String server, MigrationEffect effect) {
    this(server, effect, Optional.empty(), Optional.empty());
  }
}
