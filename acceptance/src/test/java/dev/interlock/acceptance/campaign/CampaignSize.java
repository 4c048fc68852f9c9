package dev.interlock.acceptance.campaign;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * How much a campaign does, from {@code -Dinterlock.kills=N}: so many killed processes at
 * boundaries, twice as many disturbed commands, half as many cut connections, a tenth as many
 * killed servers and disturbed squashes.
 *
 * <p>{@code -Dinterlock.seed=N} repeats the random choices of a run; timing differs all the same.
 * {@code -Dinterlock.workers=N} says how many databases are worked on at the same time.
 */
record CampaignSize(int kills, long seed) {

  private static final int SMALL = 16;

  static CampaignSize ofBuild() {
    return new CampaignSize(
        Integer.getInteger("interlock.kills", SMALL),
        Long.getLong("interlock.seed", System.nanoTime()));
  }

  /** How often a command at work is disturbed. */
  int hits() {
    return 2 * kills;
  }

  /** Databases that are worked on at the same time; most of the time is spent on waiting. */
  int atOnce() {
    return Integer.getInteger("interlock.workers", Runtime.getRuntime().availableProcessors());
  }

  int cuts() {
    return kills / 2;
  }

  int squashes() {
    return Math.max(2, kills / 10);
  }

  int serverKills() {
    return Math.max(1, kills / 10);
  }

  RandomGenerator random() {
    return random(0);
  }

  /** The choices of one round; the campaign with the seed {@code seed + round} begins with it. */
  RandomGenerator random(int round) {
    return new SplittableRandom(seed + round);
  }
}
