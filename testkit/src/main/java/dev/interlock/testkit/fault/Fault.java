package dev.interlock.testkit.fault;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** What a {@link FaultProxy} does to the bytes and the connections that reach it. */
public sealed interface Fault {

  /** Nothing: bytes pass at once. */
  record Forward() implements Fault {}

  /**
   * Half-open: no byte and no end of a connection passes, though every connection stays open. What
   * was held back passes when another fault takes its place.
   */
  record Freeze() implements Fault {}

  /** New connections are refused; those that are open go on. */
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
   * All open connections end together once so many bytes have passed, counted over all connections
   * from the moment the fault takes effect. Later connections are forwarded: the network is back.
   *
   * @param direction the bytes that count
   * @param after so many bytes pass, not one more; 0 ends the connections at once
   * @param ending how both peers see the end
   */
  record Cut(Direction direction, long after, Ending ending) implements Fault {
    public Cut {
      if (after < 0) {
        throw new IllegalArgumentException("a cut cannot come before the first byte: " + after);
      }
    }

    /** A cut somewhere in the next {@code bytes} bytes; the same seed gives the same cut. */
    public static Cut within(long bytes, RandomGenerator random) {
      // java.util.Random begins alike for neighbouring seeds; one more mixing makes up for that
      var mixed = new SplittableRandom(random.nextLong());
      return new Cut(
          mixed.nextBoolean() ? Direction.TO_SERVER : Direction.TO_CLIENT,
          mixed.nextLong(bytes),
          mixed.nextBoolean() ? Ending.RESET : Ending.FINISH);
    }
  }
}
