package dev.interlock.alembic.capture;

import dev.interlock.alembic.project.AlembicProject;
import dev.interlock.alembic.revision.Revision;
import dev.interlock.alembic.revision.RevisionGraph;
import dev.interlock.alembic.runner.AlembicRunner;
import dev.interlock.alembic.runner.Python;
import dev.interlock.alembic.runner.RevisionFailed;
import dev.interlock.alembic.runner.RevisionRun;
import dev.interlock.alembic.runner.RunnerOptions;
import dev.interlock.finding.Failure;
import dev.interlock.script.ScriptSplitter;
import dev.interlock.url.DatabaseUrl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs revisions on two shadow databases, in two Python processes, and compares what they send.
 *
 * @param limit the time that one revision may take
 */
public record HistoryCapture(
    Python python,
    AlembicProject project,
    RunnerOptions options,
    ScriptSplitter splitter,
    Duration limit) {

  /**
   * Captures revisions, and leaves them applied.
   *
   * @param first a database on which all that the revisions need is applied
   * @param second another one, like it
   * @throws Failure if Python does not start or is lost, or if Alembic reads another graph
   */
  public CapturedHistory capture(DatabaseUrl first, DatabaseUrl second, RevisionGraph graph) {
    return capture(first, second, graph.order(), runner -> compare(runner, graph));
  }

  private void compare(AlembicRunner runner, RevisionGraph graph) {
    try {
      runner
          .graph(limit)
          .difference(graph)
          .ifPresent(finding -> {
            throw new Failure.Refused(finding);
          });
    } catch (RevisionFailed e) {
      throw e.failure();
    }
  }

  /**
   * Captures some revisions.
   *
   * @param revisions in the order of the graph
   */
  CapturedHistory capture(DatabaseUrl first, DatabaseUrl second, List<Revision> revisions) {
    return capture(first, second, revisions, runner -> {});
  }

  private CapturedHistory capture(
      DatabaseUrl first,
      DatabaseUrl second,
      List<Revision> revisions,
      Consumer<AlembicRunner> before) {
    var end = new AtomicInteger(revisions.size());
    try (var threads = Executors.newFixedThreadPool(2)) {
      var one = threads.submit(() -> run(first, revisions, end, before));
      var other = threads.submit(() -> run(second, revisions, end, runner -> {}));
      return compared(revisions, result(one, threads), result(other, threads));
    }
  }

  private DatabaseCapture.Outcome run(
      DatabaseUrl url,
      List<Revision> revisions,
      AtomicInteger end,
      Consumer<AlembicRunner> before) {
    try (var runner = AlembicRunner.start(python, project, url, options)) {
      before.accept(runner);
      return new DatabaseCapture(runner, limit, end).run(revisions);
    }
  }

  /** An interruption ends Python, so that the other thread ends, too. */
  private static DatabaseCapture.Outcome result(
      Future<DatabaseCapture.Outcome> future, ExecutorService threads) {
    boolean isInterrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          isInterrupted = true;
          threads.shutdownNow();
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private CapturedHistory compared(
      List<Revision> revisions, DatabaseCapture.Outcome one, DatabaseCapture.Outcome other) {
    var captured = new ArrayList<CapturedRevision>();
    int both = Math.min(one.runs().size(), other.runs().size());
    for (int i = 0; i < both; i++) {
      captured.add(compared(revisions.get(i), one.runs().get(i), other.runs().get(i)));
    }
    boolean isOfFirst = one.failed().isPresent() && one.runs().size() <= other.runs().size();
    return new CapturedHistory(
        captured, isOfFirst || other.failed().isEmpty() ? one.failed() : other.failed());
  }

  private CapturedRevision compared(Revision revision, Runs one, Runs other) {
    RevisionRun up = one.up();
    return new CapturedRevision(
        revision.id(),
        CapturedScript.of(up, splitter).text(),
        one.down().map(down -> CapturedScript.of(down, splitter).text()),
        CaptureVerdict.reasons(up, other.up(), splitter),
        undoReasons(one, other),
        up.preamble(),
        up.versionTable(),
        up.versionSchema());
  }

  private List<String> undoReasons(Runs one, Runs other) {
    var reasons = new LinkedHashSet<String>();
    one.notCaptured().ifPresent(reasons::add);
    other.notCaptured().ifPresent(reasons::add);
    Optional<RevisionRun> down = one.down();
    if (down.isPresent() && other.down().isPresent()) {
      reasons.addAll(CaptureVerdict.reasons(down.get(), other.down().get(), splitter));
    } else if (down.isPresent() != other.down().isPresent()) {
      reasons.add("it does not send the same statements twice");
    }
    return List.copyOf(reasons);
  }
}
