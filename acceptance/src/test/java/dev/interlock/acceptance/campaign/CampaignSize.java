package dev.interlock.acceptance.campaign;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The size of a campaign, from {@code -Dinterlock.kills=N}: N killed processes at boundaries, twice
 * as many disturbed commands, three quarters as many disturbed runs of revisions, half as many cut
 * connections, a tenth as many killed servers and disturbed squashes.
 *
 * <p>{@code -Dinterlock.seed=N} repeats the random choices of a run, but not its timing. {@code
 * -Dinterlock.workers=N} sets the number of databases that are disturbed at the same time.
 */
public record CampaignSize(int kills, long seed) {

  private static final int SMALL = 16;

  public static CampaignSize ofBuild() {
    return new CampaignSize(
        Integer.getInteger("interlock.kills", SMALL),
        Long.getLong("interlock.seed", System.nanoTime()));
  }

  /** The number of disturbed commands. */
  public int hits() {
    return 2 * kills;
  }

  /**
   * The number of databases that are disturbed at the same time; most of the time is spent waiting.
   */
  public int atOnce() {
    return Integer.getInteger("interlock.workers", Runtime.getRuntime().availableProcessors());
  }

  /** The number of disturbed runs of Alembic's revisions. */
  public int revisionHits() {
    return 3 * kills / 4;
  }

  public int cuts() {
    return kills / 2;
  }

  public int squashes() {
    return Math.max(2, kills / 10);
  }

  public int serverKills() {
    return Math.max(1, kills / 10);
  }

  public RandomGenerator random() {
    return random(0);
  }

  /**
   * The random choices of one round; a campaign with the seed {@code seed + round} starts with that
   * round.
   */
  public RandomGenerator random(int round) {
    return new SplittableRandom(seed + round);
  }
}
