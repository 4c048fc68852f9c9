package dev.interlock.drift;

import dev.interlock.catalog.Change;
import dev.interlock.history.MigrationId;
import java.util.Optional;

/**
 * One object that differs from a state of the history.
 *
 * @param change change from that state to the actual schema
 * @param maker the migration that makes the expected object, or that would make an unexpected one
 *     later
 */
public record Difference(Change change, Optional<MigrationId> maker) {}
