package dev.interlock.project.shadow;

import dev.interlock.alembic.run.AlembicPrograms;
import dev.interlock.dialect.Shadow;
import dev.interlock.event.Event;
import dev.interlock.event.Listener;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.history.Checksum;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.project.files.MigrationFiles;
import dev.interlock.replay.BranchMerge;
import dev.interlock.replay.BranchOrderCheck;
import dev.interlock.replay.RangeReplay;
import dev.interlock.replay.Replay;
import dev.interlock.replay.Replay.Outcome;
import dev.interlock.replay.Resumption;
import dev.interlock.replay.UndoEffect;
import dev.interlock.replay.UndoReplay;
import dev.interlock.replay.UndoTrial;
import dev.interlock.replay.UndoTrials;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Replays a project's history on shadow databases. Migrations that an earlier run replayed are
 * taken from the cache; if all are cached, no server starts.
 */
public final class HistoryReplay implements AutoCloseable {

  private final ShadowDatabases shadows;
  private final ReplayCache cache;
  private final Listener listener;
  private final Optional<ProgramCapture> programs;
  private final String why;

  HistoryReplay(ShadowDatabases shadows, ReplayCache cache, Listener listener) {
    this(shadows, cache, listener, Optional.empty(), "");
  }

  private HistoryReplay(
      ShadowDatabases shadows,
      ReplayCache cache,
      Listener listener,
      Optional<ProgramCapture> programs,
      String why) {
    this.shadows = shadows;
    this.cache = cache;
    this.listener = listener;
    this.programs = programs;
    this.why = why;
  }

  /** Returns a replay for the configured dialect, on the server version of the stored seals. */
  public static HistoryReplay of(MigrationFiles files) {
    return on(files, SealVersion.ofStored(files));
  }

  /** Returns a replay for new seals, on the version that is deployed to, if that is known. */
  public static HistoryReplay forSeals(MigrationFiles files) {
    SealVersion version = SealVersion.ofNew(files);
    return version.isCertain() ? on(files, version) : on(files, obtainable(version, files));
  }

  /**
   * Falls back to another version if the suggested one is not available: the user did not ask for
   * it.
   */
  private static SealVersion obtainable(SealVersion version, MigrationFiles files) {
    try (var shadows = new ShadowDatabases(files.options(), version.major())) {
      shadows.version();
      return version;
    } catch (Failure.Unavailable e) {
      Finding why = e.findings().getFirst().as(Severity.WARNING);
      files.options().listener().on(new Event.Noticed(why));
      return SealVersion.insteadOf(version, files);
    }
  }

  private static HistoryReplay on(MigrationFiles files, SealVersion version) {
    var shadows = new ShadowDatabases(files.options(), version.major());
    return new HistoryReplay(
        shadows,
        files.options().shadow().isCached() ? ReplayCache.of(shadows) : ReplayCache.none(),
        files.options().listener(),
        capture(files, shadows, Optional.empty()),
        version.why());
  }

  private static Optional<ProgramCapture> capture(
      MigrationFiles files, ShadowDatabases shadows, Optional<String> reason) {
    return files
        .programs()
        .map(found -> new ProgramCapture(found, shadows, files.options().listener(), reason));
  }

  /**
   * Returns a replay for a deploy on these shadow databases that uses the cache of earlier runs.
   */
  static HistoryReplay forDeploy(MigrationFiles files, ShadowDatabases shadows) {
    return new HistoryReplay(
        shadows,
        ReplayCache.of(shadows),
        files.options().listener(),
        capture(files, shadows, Optional.of("it has no seal")),
        "");
  }

  /** The reason for this server version, as the end of a sentence; empty if it is obvious. */
  public String why() {
    return why;
  }

  /** Returns the migration whose program failed because of what it does. */
  Optional<MigrationId> failing() {
    return programs.flatMap(ProgramCapture::failing);
  }

  /** Returns warnings about the undo programs of a history that was replayed. */
  public List<Finding> undoPrograms(History history) {
    return programs.map(capture -> capture.findings(history)).orElse(List.of());
  }

  /** Replays the history up to its end or the first obstacle. */
  public Replayed replay(History history) {
    Optional<ProgramCapture> captured = programs.filter(capture -> capture.run(history));
    ReplayCache.Known known = cache.known(history);
    Replayed replayed = replayed(history, known);
    captured.ifPresent(capture -> capture.verify(replayed.outcome()));
    cache.keep(history, replayed, known.seen());
    return replayed;
  }

  private Replayed replayed(History history, ReplayCache.Known known) {
    Optional<Replayed> replayed = Optional.empty();
    if (known.seen().size() == history.all().size()) {
      replayed =
          Resumption.of(known.seen(), history)
              .map(outcome -> replayed(outcome, known.server(), history));
    } else if (!known.seen().isEmpty()) {
      replayed =
          onShadow(
              history,
              known.seen().size(),
              shadow -> Resumption.of(known.seen(), history, shadow, listener));
    }
    return replayed
        .or(() -> onShadow(history, 0, shadow -> Replay.of(history, shadow, listener)))
        .or(() -> onShadow(history, 0, shadow -> thoroughly(history, shadow)))
        .orElseThrow(() -> new IllegalStateException("two readings of one schema differ"));
  }

  /**
   * Replays with a full read of the catalog for each migration, because an incremental read missed
   * a change.
   */
  private Optional<Outcome> thoroughly(History history, Shadow shadow) {
    shadow.disableIncremental();
    return Replay.of(history, shadow, listener);
  }

  /**
   * Replays on a new shadow database.
   *
   * @param known how many of the first migrations come from the cache
   */
  private Optional<Replayed> onShadow(
      History history, int known, Function<Shadow, Optional<Outcome>> replay) {
    long start = System.nanoTime();
    try (Shadow shadow = shadows.shadow(shadows.database())) {
      Optional<Outcome> outcome = replay.apply(shadow);
      listener.on(
          outcome.isEmpty()
              ? new Event.SightLost()
              : new Event.ReplayEnded(
                  outcome.get().seen().size() - known,
                  Duration.ofNanos(System.nanoTime() - start),
                  shadow.work()));
      return outcome.map(seen -> replayed(seen, shadow.server(), history));
    }
  }

  private Replayed replayed(Outcome outcome, String server, History history) {
    var stubs = new StubFindings(history, shadows.stubs());
    return new Replayed(outcome, server, stubs.of(outcome.effects()));
  }

  /** Runs the history, and observes the undo scripts of its last migrations. */
  UndoEffect undo(History history, Set<MigrationId> undone) {
    programs.ifPresent(capture -> capture.run(history));
    try (Shadow shadow = shadows.shadow(shadows.database())) {
      return UndoReplay.of(history, undone, shadow);
    }
  }

  /** Runs the history, and tries undo scripts directly after their migrations. */
  List<UndoTrial> undoTrials(History history, Set<MigrationId> tried) {
    programs.ifPresent(capture -> capture.run(history));
    try (Shadow shadow = shadows.shadow(shadows.database())) {
      return UndoTrials.of(history, tried, shadow);
    }
  }

  /** Returns the findings about the branches of these merges, in the order of the merges. */
  public List<Finding> branches(
      List<BranchMerge> branchMerges, History history, Replayed replayed) {
    var findings = new ArrayList<Finding>();
    try (var check =
        new BranchOrderCheck(new HistoryShadows(shadows, history), replayed.outcome().effects())) {
      for (BranchMerge branchMerge : branchMerges) {
        findings.addAll(
            cache.branches(
                branchMerge, history, () -> check.finding(branchMerge).stream().toList()));
      }
    }
    return findings;
  }

  /**
   * Runs the revisions of another project by Python, on a shadow database of this replay, and
   * compares the schema that they make.
   *
   * @param history the same revisions as migrations, which learn what they send
   * @param outcome a replay of it
   * @throws Failure if Python cannot run them, or if they make another schema
   */
  public void prove(AlembicPrograms other, History history, Outcome outcome) {
    var capture = new ProgramCapture(other, shadows, listener, Optional.empty());
    capture.run(history);
    capture.verify(outcome);
  }

  /** Returns a replay of further migrations after the first ones of a history. */
  public RangeReplay range(History history, List<Migration> base) {
    return new RangeReplay(new HistoryShadows(shadows, history), base);
  }

  /** The checksum of the files that run before the history; empty if there are none. */
  public Optional<String> init() {
    return shadows.init().map(Checksum::hex);
  }

  @Override
  public void close() {
    shadows.close();
  }
}
