package dev.interlock.drift;

import dev.interlock.catalog.Change;
import dev.interlock.history.MigrationId;
import java.util.Optional;

/**
 * One object that is otherwise than a state of the history has it.
 *
 * @param change from that state to what is there
 * @param maker the migration that should have made it so, or that would make it later
 */
public record Difference(Change change, Optional<MigrationId> maker) {}
