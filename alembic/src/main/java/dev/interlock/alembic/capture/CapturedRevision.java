package dev.interlock.alembic.capture;

import dev.interlock.alembic.revision.RevisionId;
import java.util.List;
import java.util.Optional;

/**
 * The statements that a revision sends.
 *
 * @param script its statements as they were on the first database, also if there are reasons
 * @param undo those of its downgrade; empty if it has none, or if it could not be captured
 * @param reasons clauses that complete "only Python can run it, because"; none if the script can be
 *     run without Python
 * @param undoReasons the same for the undo script, or why it could not be captured
 * @param preamble settings and schemas that {@code env.py} makes; they are part of the script
 * @param versionTable the table in which Alembic records what is applied
 * @param versionSchema its schema; empty for the default one
 */
public record CapturedRevision(
    RevisionId id,
    String script,
    Optional<String> undo,
    List<String> reasons,
    List<String> undoReasons,
    List<String> preamble,
    String versionTable,
    Optional<String> versionSchema) {

  public CapturedRevision {
    reasons = List.copyOf(reasons);
    undoReasons = List.copyOf(undoReasons);
    preamble = List.copyOf(preamble);
  }

  /** Whether the server refused its downgrade. */
  public boolean failsToUndo() {
    return undoReasons.stream().anyMatch(reason -> reason.startsWith(DatabaseCapture.FAILS));
  }
}
