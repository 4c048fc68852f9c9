package dev.interlock.cli.shadow;

import dev.interlock.cli.output.Log;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.replay.RangeReplay;
import dev.interlock.replay.SchemaResult;
import dev.interlock.replay.Replay;
import dev.interlock.squash.Squash;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Proves a squash on shadow databases of one server, and logs its progress. */
public final class RangeProofs implements Squash.Proofs, AutoCloseable {

  private static final Duration SILENCE = Duration.ofSeconds(2);

  private final HistoryReplay replay;
  private final Log log;
  private final InstantSource clock;
  private final Instant begin;
  private Instant said;
  private int tried;
  private @Nullable RangeReplay rangeReplay;

  public RangeProofs(HistoryReplay replay, Log log, InstantSource clock) {
    this.replay = replay;
    this.log = log;
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

  /** Logs progress unless the last message is recent. */
  @Override
  public void proving(String what) {
    tried++;
    Instant now = clock.instant();
    if (Duration.between(said, now).compareTo(SILENCE) >= 0) {
      said = now;
      log.say(
          "%s (proof %d, after %d s)"
              .formatted(what, tried, Duration.between(begin, now).toSeconds()));
    }
  }

  @Override
  public void close() {
    if (rangeReplay != null) {
      rangeReplay.close();
    }
  }
}
