package dev.interlock.acceptance.campaign;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * How much a campaign does, from {@code -Dinterlock.kills=N}: so many killed processes at
 * boundaries and as many at random times, half as many cut connections, a tenth as many killed
 * servers.
 *
 * <p>{@code -Dinterlock.seed=N} repeats the random choices of a run; timing differs all the same.
 */
record CampaignSize(int kills, long seed) {

  private static final int SMALL = 16;

  static CampaignSize ofBuild() {
    return new CampaignSize(
        Integer.getInteger("interlock.kills", SMALL),
        Long.getLong("interlock.seed", System.nanoTime()));
  }

  int cuts() {
    return kills / 2;
  }

  int serverKills() {
    return Math.max(1, kills / 10);
  }

  RandomGenerator random() {
    return new SplittableRandom(seed);
  }
}
