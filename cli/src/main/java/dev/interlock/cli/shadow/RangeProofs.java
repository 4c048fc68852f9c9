package dev.interlock.cli.shadow;

import dev.interlock.cli.output.Log;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.replay.RangeTrial;
import dev.interlock.replay.Replay;
import dev.interlock.replay.TrialResult;
import dev.interlock.squash.Squash;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Proves a squash on shadow databases of one server, and says how far it is. */
public final class RangeProofs implements Squash.Proofs, AutoCloseable {

  private static final Duration SILENCE = Duration.ofSeconds(2);

  private final Rehearsal rehearsal;
  private final Log log;
  private final InstantSource clock;
  private final Instant begin;
  private Instant said;
  private int tried;
  private @Nullable RangeTrial trial;

  public RangeProofs(Rehearsal rehearsal, Log log, InstantSource clock) {
    this.rehearsal = rehearsal;
    this.log = log;
    this.clock = clock;
    this.begin = clock.instant();
    this.said = begin;
  }

  @Override
  public Replay.Outcome replay(History history) {
    return rehearsal.replay(history).outcome();
  }

  @Override
  public Optional<TrialResult> run(History history, List<Migration> base, Migration migration) {
    RangeTrial known = trial;
    if (known == null) {
      known = rehearsal.range(history, base);
      trial = known;
    }
    return known.run(migration);
  }

  /** Says it unless something was said a moment ago. */
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
    if (trial != null) {
      trial.close();
    }
  }
}
