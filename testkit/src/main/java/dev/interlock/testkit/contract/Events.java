package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.event.Event;
import dev.interlock.event.Listener;
import dev.interlock.finding.Code;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Records events, and runs an action when a migration starts. Thread-safe. */
final class Events implements Listener {

  private final List<Event> heard = new CopyOnWriteArrayList<>();
  private final CountDownLatch started = new CountDownLatch(1);
  private volatile Runnable atStart = () -> {};
  private volatile Runnable atTakeover = () -> {};

  /** Sets the action to run, on the engine's thread, when a migration starts. */
  void atStart(Runnable action) {
    atStart = action;
  }

  /**
   * Sets the action to run, on the engine's thread, after a takeover of the lock from a silent run.
   */
  void atTakeover(Runnable action) {
    atTakeover = action;
  }

  /** Returns as soon as the first migration starts. */
  void awaitStart() {
    try {
      assertThat(started.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void on(Event event) {
    heard.add(event);
    if (event instanceof Event.LockTakenOver) {
      atTakeover.run();
    }
    if (event instanceof Event.Started) {
      started.countDown();
      atStart.run();
    }
  }

  <T extends Event> List<T> of(Class<T> kind) {
    return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  List<Code> noticed() {
    return of(Event.Noticed.class).stream().map(event -> event.finding().code()).toList();
  }
}
