package dev.interlock.replay;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.Fingerprint;
import dev.interlock.catalog.FingerprintSequence;
import dev.interlock.dialect.Shadow;
import dev.interlock.dialect.ShadowWork;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.event.Event;
import dev.interlock.event.Listener;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.LeftSetting;
import dev.interlock.history.Migration;
import dev.interlock.history.ScriptFile;
import dev.interlock.ledger.NamedLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Runs a whole history on a shadow database, up to its end or to the first obstacle. */
public final class Replay {

  private final Shadow shadow;
  private final ExecutorService beside;
  private final Listener listener;
  private final FingerprintSequence fingerprints = new FingerprintSequence();
  private final List<Future<Seen>> seen = new ArrayList<>();

  /** Migrations that ran on the shadow database, in apply order. */
  private final List<Migration> ran;

  private Catalog schema;
  private boolean isOfServer;
  private Future<Fingerprint> fingerprint;

  /**
   * @param ran migrations that have run on the shadow database before
   * @param beside one thread that hashes schemas while the shadow database runs on
   */
  private Replay(List<Migration> ran, Shadow shadow, ExecutorService beside, Listener listener) {
    this.ran = new ArrayList<>(ran);
    this.shadow = shadow;
    this.beside = beside;
    this.listener = listener;
    this.schema = shadow.catalog();
    this.fingerprint = hash(schema);
  }

  /**
   * Observation of one migration.
   *
   * @param findings defects of its undo script, or of a repeatable's second run
   */
  public record Seen(MigrationEffect effect, List<Finding> findings) {
    public Seen {
      findings = List.copyOf(findings);
    }
  }

  /**
   * Result of a replay.
   *
   * @param seen observations of the migrations that ran, in apply order
   * @param obstacle reason for which the replay stopped early
   * @param isOfServer whether this server lacks something that another may have, so that the
   *     obstacle says nothing about the migration
   * @param schema the schema that the migrations made
   */
  public record Outcome(
      List<Seen> seen, Optional<Finding> obstacle, boolean isOfServer, Catalog schema) {
    public Outcome {
      seen = List.copyOf(seen);
    }

    /** Returns the effects of the migrations that ran, in apply order. */
    public List<MigrationEffect> effects() {
      return seen.stream().map(Seen::effect).toList();
    }

    /** Returns all findings in apply order, the obstacle last. */
    public List<Finding> findings() {
      return Stream.concat(seen.stream().flatMap(one -> one.findings().stream()), obstacle.stream())
          .toList();
    }
  }

  /**
   * Replays a history.
   *
   * @param shadow empty at first; afterwards it has what the migrations made
   * @param listener receives an event for each migration that ran
   * @return empty if incremental reading lost track of the schema; a shadow database that always
   *     reads everything never does
   * @throws dev.interlock.dialect.StepFailure if the shadow database fails at anything but a
   *     statement
   */
  public static Optional<Outcome> of(History history, Shadow shadow, Listener listener) {
    createLedgers(history, shadow);
    return of(List.of(), history.all(), shadow, listener);
  }

  /** Replays a history without events. */
  public static Optional<Outcome> of(History history, Shadow shadow) {
    return of(history, shadow, Listener.none());
  }

  /**
   * Runs migrations of a history without observing them, for callers that need only the final
   * schema.
   *
   * @param migrations in apply order
   * @param shadow empty
   * @throws Failure.Refused if one of them does not run
   */
  public static void unwatched(History history, List<Migration> migrations, Shadow shadow) {
    createLedgers(history, shadow);
    runUp(migrations, shadow);
  }

  /** Does the same on a shadow database on which others have run. */
  static void runUp(List<Migration> migrations, Shadow shadow) {
    try {
      ScriptRun.all(shadow, migrations);
    } catch (ScriptRun.Obstacle obstacle) {
      Migration stopped = obstacle.migration();
      throw new Failure.Refused(
          ReplayFindings.rejected(
              stopped, stopped.up(), obstacle.rejected(), Catalog.empty(), List.of()));
    }
  }

  /**
   * Creates the ledger tables of other tools that the scripts name. The tool itself would have
   * created its table before the first migration.
   */
  public static void createLedgers(History history, Shadow shadow) {
    NamedLedger.in(history.tool(), scripts(history))
        .forEach(named -> shadow.createLedgerOf(named.tool()));
  }

  /**
   * Replays the last migrations of a history.
   *
   * @param ran the migrations before them
   * @param shadow a shadow database on which these have run
   * @return empty as above
   */
  static Optional<Outcome> of(
      List<Migration> ran, List<Migration> migrations, Shadow shadow, Listener listener) {
    try (var beside = Executors.newSingleThreadExecutor()) {
      return new Replay(ran, shadow, beside, listener).of(migrations);
    }
  }

  private Optional<Outcome> of(List<Migration> migrations) {
    Optional<Finding> obstacle = Optional.empty();
    int all = ran.size() + migrations.size();
    for (Migration migration : migrations) {
      long start = System.nanoTime();
      ShadowWork before = shadow.work();
      obstacle = run(migration);
      if (obstacle.isPresent()) {
        break;
      }
      listener.on(
          new Event.Replayed(
              migration,
              new Event.Position(ran.size(), all),
              Duration.ofNanos(System.nanoTime() - start),
              shadow.work().since(before)));
    }
    return shadow.matchesFullRead()
        ? Optional.of(
            new Outcome(seen.stream().map(Replay::done).toList(), obstacle, isOfServer, schema))
        : Optional.empty();
  }

  private static List<ScriptFile> scripts(History history) {
    return history.all().stream()
        .flatMap(migration -> Stream.concat(Stream.of(migration.up()), migration.undo().stream()))
        .toList();
  }

  private Optional<Finding> run(Migration migration) {
    Catalog before = schema;
    var script = new ScriptReplay(shadow, migration.up(), before);
    try {
      script.run();
    } catch (StatementRejected rejected) {
      isOfServer = shadow.lacks(rejected.statement(), rejected.failure());
      Catalog met =
          SimilarNames.isAsked(rejected)
              ? new SchemaAtStatement(shadow).of(migration.up(), rejected)
              : Catalog.empty();
      return Optional.of(ReplayFindings.rejected(migration, migration.up(), rejected, met, left()));
    } catch (Failure.Refused refused) {
      return Optional.of(refused.findings().getFirst());
    }
    ran.add(migration);
    schema = script.schema();
    Future<MigrationEffect> effect = effect(migration, before, script);
    Optional<Finding> again =
        migration.isRepeatable()
            ? new Repetition(shadow, migration).finding(schema)
            : new UndoCheck(shadow, migration).finding(before, schema);
    // Discards remarks about the undo script: they repeat those about the migration.
    shadow.remarks();
    List<Finding> findings =
        Stream.concat(ReplayFindings.remarks(migration, script), again.stream()).toList();
    seen.add(beside.submit(() -> new Seen(done(effect), findings)));
    return Optional.empty();
  }

  /**
   * Describes the settings that migrations changed for the session. Other tools keep them for the
   * next migration, Interlock does not.
   */
  private List<String> left() {
    return ran.stream().flatMap(Replay::left).toList();
  }

  private static Stream<String> left(Migration migration) {
    return migration.up().leftSettings().stream()
        .filter(LeftSetting::changesMeaning)
        .map(setting -> setting.note(migration.id()));
  }

  private Future<MigrationEffect> effect(Migration migration, Catalog before, ScriptReplay script) {
    Catalog after = script.schema();
    Future<Fingerprint> fingerprintBefore = fingerprint;
    Future<Fingerprint> fingerprintAfter = hash(after);
    fingerprint = fingerprintAfter;
    return beside.submit(() ->
        new MigrationEffect(
            migration.id(),
            migration.raw(),
            migration.statements(),
            migration.up().placeholders(),
            done(fingerprintBefore),
            done(fingerprintAfter),
            Change.between(before, after),
            script.effects()));
  }

  private Future<Fingerprint> hash(Catalog catalog) {
    return beside.submit(() -> fingerprints.of(catalog));
  }

  private static <T> T done(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while a schema was hashed");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
