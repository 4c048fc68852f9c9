package dev.interlock.alembic.capture;

import dev.interlock.alembic.runner.RevisionRun;
import java.util.Optional;

/**
 * A revision on one database.
 *
 * @param down its downgrade; empty if it has none, or if it could not be captured
 * @param notCaptured why the downgrade could not be captured
 */
record Runs(RevisionRun up, Optional<RevisionRun> down, Optional<String> notCaptured) {}
