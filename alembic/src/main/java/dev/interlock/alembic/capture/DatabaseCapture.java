package dev.interlock.alembic.capture;

import dev.interlock.alembic.revision.Revision;
import dev.interlock.alembic.runner.AlembicRunner;
import dev.interlock.alembic.runner.AlembicRunner.Direction;
import dev.interlock.alembic.runner.RevisionFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Captures revisions on one database. */
final class DatabaseCapture {

  /** The beginning of the reason of a downgrade that the server refused. */
  static final String FAILS = "its downgrade fails: ";

  private final AlembicRunner runner;
  private final Duration limit;
  private final AtomicInteger end;
  private final List<Runs> runs = new ArrayList<>();

  /**
   * Creates a capture.
   *
   * @param end the number of revisions to capture; lowered when one fails here or on the other
   *     database
   */
  DatabaseCapture(AlembicRunner runner, Duration limit, AtomicInteger end) {
    this.runner = runner;
    this.limit = limit;
    this.end = end;
  }

  /** Returns the failure of the first revision that fails. */
  Outcome run(List<Revision> revisions) {
    try {
      while (runs.size() < end.get()) {
        runs.add(capture(revisions.get(runs.size())));
      }
      return new Outcome(runs, Optional.empty());
    } catch (RevisionFailed e) {
      end.accumulateAndGet(runs.size(), Math::min);
      return new Outcome(runs, Optional.of(e));
    } catch (RuntimeException e) {
      end.set(0);
      throw e;
    }
  }

  private Runs capture(Revision revision) {
    var up = runner.capture(revision.id(), Direction.UP, true, true, limit);
    boolean isLast = runs.size() + 1 >= end.get();
    try {
      var down = runner.capture(revision.id(), Direction.DOWN, false, !isLast, limit);
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
      case DATABASE -> Optional.of(FAILS + firstLine(details.message()));
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
