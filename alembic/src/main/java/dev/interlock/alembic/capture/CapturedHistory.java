package dev.interlock.alembic.capture;

import dev.interlock.alembic.runner.RevisionFailed;
import java.util.List;
import java.util.Optional;

/**
 * The revisions that could be captured.
 *
 * @param revisions in their order, up to the one that failed
 * @param failed the failure of the next one; empty if all were captured
 */
public record CapturedHistory(List<CapturedRevision> revisions, Optional<RevisionFailed> failed) {

  public CapturedHistory {
    revisions = List.copyOf(revisions);
  }
}
