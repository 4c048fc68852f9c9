package dev.interlock.testkit.fault;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** The effect of a {@link FaultProxy} on its bytes and connections. */
public sealed interface Fault {

  /** No fault: bytes pass at once. */
  record Forward() implements Fault {}

  /**
   * Half-open: no byte and no end of a connection passes, though every connection stays open. The
   * held bytes pass when another fault replaces this one.
   */
  record Freeze() implements Fault {}

  /** New connections are refused; open ones continue. */
  record Refuse() implements Fault {}

  /**
   * Every piece of data waits before it passes, once for each direction.
   *
   * @param time how long each piece waits
   */
  record Delay(Duration time) implements Fault {
    public Delay {
      if (time.isNegative()) {
        throw new IllegalArgumentException("a delay cannot be negative: " + time);
      }
    }
  }

  /**
   * All open connections end together after a number of bytes, counted over all connections from
   * the moment the fault takes effect. Later connections are forwarded: the network is back.
   *
   * @param direction the direction of the counted bytes
   * @param after exact number of bytes that pass; 0 ends the connections at once
   * @param ending the end that both peers see
   */
  record Cut(Direction direction, long after, Ending ending) implements Fault {
    public Cut {
      if (after < 0) {
        throw new IllegalArgumentException("a cut cannot come before the first byte: " + after);
      }
    }

    /**
     * Creates a cut somewhere in the next {@code bytes} bytes; the same seed gives the same cut.
     */
    public static Cut within(long bytes, RandomGenerator random) {
      // java.util.Random starts alike for neighbouring seeds; one more mixing corrects that
      var mixed = new SplittableRandom(random.nextLong());
      return new Cut(
          mixed.nextBoolean() ? Direction.TO_SERVER : Direction.TO_CLIENT,
          mixed.nextLong(bytes),
          mixed.nextBoolean() ? Ending.RESET : Ending.FINISH);
    }
  }
}
