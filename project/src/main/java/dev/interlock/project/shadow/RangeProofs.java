package dev.interlock.project.shadow;

import dev.interlock.event.Event;
import dev.interlock.event.Listener;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.replay.RangeReplay;
import dev.interlock.replay.Replay;
import dev.interlock.replay.SchemaResult;
import dev.interlock.squash.Squash;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Proves a squash on shadow databases of one server, and reports its progress. */
public final class RangeProofs implements Squash.Proofs, AutoCloseable {

  private static final Duration SILENCE = Duration.ofSeconds(2);

  private final HistoryReplay replay;
  private final Listener listener;
  private final InstantSource clock;
  private final Instant begin;
  private Instant said;
  private int tried;
  private @Nullable RangeReplay rangeReplay;

  public RangeProofs(HistoryReplay replay, Listener listener, InstantSource clock) {
    this.replay = replay;
    this.listener = listener;
    this.clock = clock;
    this.begin = clock.instant();
    this.said = begin;
  }

  @Override
  public Replay.Outcome replay(History history) {
    return replay.replay(history).outcome();
  }

  @Override
  public Optional<SchemaResult> run(History history, List<Migration> base, Migration migration) {
    RangeReplay known = rangeReplay;
    if (known == null) {
      known = replay.range(history, base);
      rangeReplay = known;
    }
    return known.run(migration);
  }

  /** Reports progress unless the last event is recent. */
  @Override
  public void proving(String what) {
    tried++;
    Instant now = clock.instant();
    if (Duration.between(said, now).compareTo(SILENCE) >= 0) {
      said = now;
      listener.on(new Event.SquashTried(what, tried, Duration.between(begin, now)));
    }
  }

  @Override
  public void close() {
    if (rangeReplay != null) {
      rangeReplay.close();
    }
  }
}
