package dev.interlock.cli.output;

import dev.interlock.event.Event;
import dev.interlock.event.Listener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Measures the steps of one command, from its events and from its own calls. Thread-safe. */
public final class StepTimes implements Listener {

  private static final String CONNECT = "connect";

  private final long start = System.nanoTime();
  private final List<Step> steps = new ArrayList<>();

  /** The number of steps at work that may consist of others. */
  private int around;

  /** The kind of a step. */
  public enum Kind {
    /** A part of every command of its kind. */
    PHASE,
    /** A migration of the database. */
    MIGRATION,
    /** A migration of a shadow database, inside a phase. */
    REPLAY
  }

  /**
   * A step.
   *
   * @param name such as {@code connect}; {@code V3} for a migration
   * @param after the time between the start of the command and the start of the step
   * @param took empty while the step is at work, and if it failed
   */
  public record Step(String name, Duration after, Optional<Duration> took, Kind kind) {}

  /** Returns the time since the start of the command. */
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Returns the steps in the order in which they became known: at their start, or at their end. */
  public synchronized List<Step> steps() {
    return List.copyOf(steps);
  }

  /** Measures work as one step; the phases of runs inside it are not listed. */
  public <T> T measure(String name, Supplier<T> work) {
    begin(name, Kind.PHASE);
    around(1);
    try {
      T result = work.get();
      end(name);
      return result;
    } finally {
      around(-1);
    }
  }

  private synchronized void around(int more) {
    around += more;
  }

  /** Begins the step that opens a database; it ends with the event that the database is open. */
  public void connecting() {
    begin(CONNECT, Kind.PHASE);
  }

  private synchronized void begin(String name, Kind kind) {
    steps.add(new Step(name, elapsed(), Optional.empty(), kind));
  }

  private synchronized void end(String name) {
    steps.replaceAll(step ->
        step.name().equals(name) && step.took().isEmpty()
            ? new Step(name, step.after(), Optional.of(elapsed().minus(step.after())), step.kind())
            : step);
  }

  private synchronized void took(String name, Kind kind, Duration duration) {
    Duration after = elapsed().minus(duration);
    steps.add(
        new Step(name, after.isNegative() ? Duration.ZERO : after, Optional.of(duration), kind));
  }

  @Override
  public synchronized void on(Event event) {
    switch (event) {
      case Event.Connected connected -> end(CONNECT);
      case Event.PhaseEnded(var phase, Duration took) when around == 0 ->
          took(phase.words(), Kind.PHASE, took);
      case Event.Started(var migration, var position) ->
          begin(migration.id().toString(), Kind.MIGRATION);
      case Event.Finished(var migration, var position, var took) -> end(migration.id().toString());
      case Event.Replayed(var migration, var position, Duration took, var work) ->
          took("replay " + migration.id(), Kind.REPLAY, took);
      case Event.EffectsMeasured(int count, Duration took, var servers, var why) ->
          took("measure effects", Kind.PHASE, took);
      default -> {
        // The others are progress, not results.
      }
    }
  }
}
