package dev.interlock.cli.supervise;

import dev.interlock.dialect.Activity;
import dev.interlock.event.Event;
import dev.interlock.event.Listener;
import dev.interlock.plan.PlannedMigration;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers on the service's port while migrations run or another process runs them. It is opened by
 * the first event of such work, so a start with nothing to do never opens it, and stays open until
 * it is closed. Events come from one thread at a time.
 */
public final class LivenessPort implements Listener, AutoCloseable {

  private final InetSocketAddress address;
  private final Consumer<String> log;
  private final long start = System.nanoTime();
  private @Nullable LivenessAnswers answers;
  private boolean isTried;

  /**
   * Creates a port that is not open yet.
   *
   * @param log receives a sentence if the port cannot be opened
   */
  public LivenessPort(InetSocketAddress address, Consumer<String> log) {
    this.address = address;
    this.log = log;
  }

  @Override
  public void on(Event event) {
    switch (event) {
      case Event.WaitingForLock waiting ->
          tell(new LivenessAnswers.Progress("waiting for the lock"));
      case Event.PlanDecided(var plan) ->
          tell(new LivenessAnswers.Progress("migrating").of(0, plan.migrations().size()));
      case Event.Started(var migration, var position) ->
          tell(migrating(migration).of(position.number(), position.of()));
      case Event.Progressed(var migration, Activity.Progress progress) ->
          tell(migrating(migration).doing(progress));
      case Event.Blocked(var migration, var activity) ->
          tell(migrating(migration).doing("waiting for other sessions"));
      default -> {
        // The others are no progress of migrations.
      }
    }
  }

  private LivenessAnswers.Progress migrating(PlannedMigration migration) {
    LivenessAnswers open = answers;
    return open == null
        ? new LivenessAnswers.Progress("migrating").migration(migration.id())
        : open.progress().migration(migration.id());
  }

  private void tell(LivenessAnswers.Progress progress) {
    if (!isTried) {
      isTried = true;
      open();
    }
    LivenessAnswers open = answers;
    if (open != null) {
      open.tell(progress);
    }
  }

  private void open() {
    try {
      answers = LivenessAnswers.at(address, start);
    } catch (IOException e) {
      log.accept(
          "port %d does not answer while migrations run: %s"
              .formatted(address.getPort(), e.getMessage()));
    }
  }

  /** Closes the port, so that the service can open it. */
  @Override
  public void close() {
    LivenessAnswers open = answers;
    if (open != null) {
      open.close();
    }
  }
}
