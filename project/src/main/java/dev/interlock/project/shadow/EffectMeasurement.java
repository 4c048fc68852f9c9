package dev.interlock.project.shadow;

import dev.interlock.apply.Cancellation;
import dev.interlock.dialect.Server;
import dev.interlock.dialect.StepFailure;
import dev.interlock.drift.Effects;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.effect.Seal;
import dev.interlock.event.Event;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.plan.baseline.BaselineExpansion;
import dev.interlock.project.files.MigrationFiles;
import dev.interlock.project.files.StoredSeals;
import dev.interlock.replay.ProvidedObjects;
import dev.interlock.replay.UndoEffect;
import dev.interlock.replay.UndoTrial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Measures the effects of a history on a shadow database, while a deploy waits. Migrations that an
 * earlier run on this machine replayed are not replayed again.
 */
record EffectMeasurement(MigrationFiles files) {

  private static final Duration POLL = Duration.ofMillis(5);

  /**
   * Returns the effects, or the reason why they cannot be measured.
   *
   * @param server the server that is deployed to
   * @param stored the seals, which do not suffice
   */
  Effects effects(History history, Server server, StoredSeals stored) {
    long start = System.nanoTime();
    Effects effects = interruptibly(() -> measured(history, server));
    if (effects instanceof Effects.Known known) {
      files
          .options()
          .listener()
          .on(
              new Event.EffectsMeasured(
                  history.all().size(),
                  Duration.ofNanos(System.nanoTime() - start),
                  elsewhere(known, server),
                  stored.lacking()));
    }
    return effects;
  }

  /**
   * Names the servers of the measurement if their version differs, because another version may
   * print and do some things differently.
   */
  private static Set<String> elsewhere(Effects.Known known, Server server) {
    return known.servers().equals(Set.of(server.kind())) ? Set.of() : known.servers();
  }

  private Cancellation cancellation() {
    return files.options().cancellation();
  }

  /** A signal ends the wait at once; the work started for it ends with the process. */
  private <T> T interruptibly(Supplier<T> work) {
    var done = new CompletableFuture<T>();
    Thread.ofPlatform()
        .daemon()
        .name("interlock-measure")
        .start(() -> {
          try {
            done.complete(work.get());
          } catch (RuntimeException | Error e) {
            done.completeExceptionally(e);
          }
        });
    while (!done.isDone()) {
      if (cancellation().sleep(POLL)) {
        throw cancellation().cause().orElseThrow().whileWaitingFor("the shadow database");
      }
    }
    try {
      return done.join();
    } catch (CompletionException e) {
      throw switch (e.getCause()) {
        case Error error -> throw error;
        case RuntimeException failure -> failure;
        case null, default -> e;
      };
    }
  }

  /** Tries the next candidate if the failure lies in a server and not in a migration. */
  private Effects measured(History history, Server server) {
    List<ShadowDatabases> candidates = ShadowDatabases.candidates(files.options(), server);
    if (candidates.isEmpty()) {
      return new Effects.Unknown(Optional.of(new Failure.Refused(nowhere())));
    }
    Optional<Failure> first = Optional.empty();
    for (ShadowDatabases shadows : candidates) {
      try (var replay = HistoryReplay.forDeploy(files, shadows)) {
        Effects effects = measured(history, replay);
        if (!(effects instanceof Effects.Unknown unknown) || unknown.failing().isPresent()) {
          return effects;
        }
        first = first.or(unknown::why);
      } catch (Failure.Unavailable e) {
        first = first.or(() -> Optional.of(e));
      } catch (StepFailure e) {
        first = first.or(() -> Optional.of(failed(e)));
      }
    }
    return new Effects.Unknown(first);
  }

  private static Finding nowhere() {
    return Finding.error(
            Code.EFFECTS_UNKNOWN, "the migrations have no seals, and `shadow` is `none`.")
        .help("Leave `shadow` out, or run `interlock seal` and commit the seals.");
  }

  private static Finding untried() {
    return Finding.error(
            Code.EFFECTS_UNKNOWN, "undo scripts cannot be tried, because `shadow` is `none`.")
        .help("Leave `shadow` out.");
  }

  private static Failure failed(StepFailure failure) {
    return new Failure.Unavailable(
        Finding.error(
            Code.CONNECTION_FAILED,
            "the shadow database failed: %s.".formatted(failure.said().wordsAndState())),
        failure);
  }

  private static Effects measured(History history, HistoryReplay replay) {
    History running = running(history);
    Replayed replayed;
    try {
      replayed = replay.replay(running);
    } catch (Failure.Unavailable e) {
      throw e;
    } catch (Failure e) {
      return new Effects.Unknown(Optional.of(new Failure.Refused(e.findings())), replay.failing());
    }
    List<Finding> obstacles = replayed.obstacles();
    if (obstacles.isEmpty()) {
      return StoredSeals.effects(history, withBaselines(history, replayed));
    }
    Optional<Migration> stopped =
        replayed.outcome().isOfServer()
            ? Optional.empty()
            : Optional.of(running.all().get(replayed.outcome().seen().size()));
    return new Effects.Unknown(
        Optional.of(new Failure.Refused(obstacles)), stopped.map(Migration::id));
  }

  /**
   * Observes the undo scripts of the last migrations.
   *
   * @throws Failure if no shadow database is available, or if a script does not run
   */
  UndoEffect undo(History history, Set<MigrationId> undone, Server server) {
    return onShadow(server, replay -> replay.undo(running(history), undone));
  }

  /**
   * Tries undo scripts directly after their migrations.
   *
   * @throws Failure if no shadow database is available, or if a migration does not run
   */
  List<UndoTrial> undoTrials(History history, Set<MigrationId> tried, Server server) {
    return onShadow(server, replay -> replay.undoTrials(running(history), tried));
  }

  private <T> T onShadow(Server server, Function<HistoryReplay, T> work) {
    return interruptibly(() -> {
      Failure first = new Failure.Refused(untried());
      for (ShadowDatabases shadows : ShadowDatabases.candidates(files.options(), server)) {
        try (var replay = HistoryReplay.forDeploy(files, shadows)) {
          return work.apply(replay);
        } catch (Failure.Unavailable e) {
          first = e;
        } catch (StepFailure e) {
          first = failed(e);
        }
      }
      throw first;
    });
  }

  /** Returns the history without baselines whose members run instead. */
  private static History running(History history) {
    return history.withMigrations(
        history.all().stream().filter(m -> !BaselineExpansion.isExpanded(history, m.id())).toList(),
        List.of());
  }

  /** The objects that {@code shadow-init} creates; none if no shadow database is available. */
  ProvidedObjects provided(Server server) {
    return interruptibly(() -> {
      for (ShadowDatabases shadows : ShadowDatabases.candidates(files.options(), server)) {
        try (shadows) {
          shadows.database();
          return shadows.provided();
        } catch (Failure.Unavailable | StepFailure e) {
          // The loop tries the next one.
        }
      }
      return ProvidedObjects.NONE;
    });
  }

  /**
   * Adds empty effects for expanded baselines: the migrations that they squash were replayed
   * instead.
   */
  private static List<Seal> withBaselines(History history, Replayed replayed) {
    var byId = new HashMap<MigrationId, Seal>();
    replayed.seals().forEach(seal -> byId.put(seal.effect().id(), seal));
    var seals = new ArrayList<Seal>();
    for (Migration migration : history.all()) {
      Seal seen = byId.get(migration.id());
      seals.add(
          seen != null
              ? seen
              : new Seal(
                  replayed.server(),
                  MigrationEffect.ofNothing(migration, seals.getLast().effect().after())));
    }
    return seals;
  }
}
