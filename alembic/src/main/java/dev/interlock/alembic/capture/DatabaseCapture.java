package dev.interlock.alembic.capture;

import dev.interlock.alembic.revision.Revision;
import dev.interlock.alembic.runner.AlembicRunner;
import dev.interlock.alembic.runner.AlembicRunner.Direction;
import dev.interlock.alembic.runner.RevisionFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Captures revisions on one database. */
final class DatabaseCapture {

  private final AlembicRunner runner;
  private final Duration limit;
  private final AtomicBoolean isOver;
  private final List<Runs> runs = new ArrayList<>();

  /**
   * Creates a capture.
   *
   * @param isOver set when a revision fails here or on the other database
   */
  DatabaseCapture(AlembicRunner runner, Duration limit, AtomicBoolean isOver) {
    this.runner = runner;
    this.limit = limit;
    this.isOver = isOver;
  }

  /** Returns the failure of the first revision that fails. */
  Outcome run(List<Revision> revisions) {
    try {
      for (Revision revision : revisions) {
        if (isOver.get()) {
          break;
        }
        runs.add(capture(revision));
      }
      return new Outcome(runs, Optional.empty());
    } catch (RevisionFailed e) {
      isOver.set(true);
      return new Outcome(runs, Optional.of(e));
    } catch (RuntimeException e) {
      isOver.set(true);
      throw e;
    }
  }

  private Runs capture(Revision revision) {
    var up = runner.capture(revision.id(), Direction.UP, true, limit);
    try {
      var down = runner.capture(revision.id(), Direction.DOWN, false, limit);
      boolean isNone = down.statements().isEmpty() && !revision.isMerge();
      return new Runs(up, isNone ? Optional.empty() : Optional.of(down), Optional.empty());
    } catch (RevisionFailed e) {
      return new Runs(up, Optional.empty(), notCaptured(e.details()));
    }
  }

  /** A downgrade that raises says that there is none. */
  private static Optional<String> notCaptured(RevisionFailed.Details details) {
    return switch (details.kind()) {
      case FAILED -> Optional.empty();
      case COMMITS, REFUSED -> Optional.of(details.message());
      case DATABASE -> Optional.of("its downgrade fails: " + firstLine(details.message()));
      case MISSING ->
          Optional.of("the package `%s` is missing".formatted(details.missing().orElse("?")));
    };
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("").strip();
  }

  /** The end of a capture: the revisions before the one that failed. */
  record Outcome(List<Runs> runs, Optional<RevisionFailed> failed) {}
}
