package dev.interlock.testkit.fault;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The current fault and the number of passed bytes; every pump asks this class before it writes.
 */
final class Traffic {

  /** The number of bytes that may pass, and the cut that is due after them. */
  record Admission(int bytes, Optional<Fault.Cut> due) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Direction, Long> passed = new EnumMap<>(Direction.class);

  private Fault fault = new Fault.Forward();
  private long untilCut;

  /** Returns the fault itself if it is a cut that is due at once. */
  Optional<Fault.Cut> become(Fault next) {
    lock.lock();
    try {
      fault = next;
      untilCut = next instanceof Fault.Cut cut ? cut.after() : 0;
      changed.signalAll();
      return next instanceof Fault.Cut cut ? countDown(cut, 0).due() : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  long passed(Direction direction) {
    lock.lock();
    try {
      return passed.getOrDefault(direction, 0L);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns when bytes may pass: after a freeze has ended, and after the delay of the then current
   * fault.
   */
  void awaitPassage() throws InterruptedException {
    Duration delay;
    lock.lock();
    try {
      while (fault instanceof Fault.Freeze) {
        changed.await();
      }
      delay = fault instanceof Fault.Delay slow ? slow.time() : Duration.ZERO;
    } finally {
      lock.unlock();
    }
    Thread.sleep(delay);
  }

  /** Returns a due cut to one caller only, which carries it out. */
  Admission admit(Direction direction, int wanted) {
    lock.lock();
    try {
      var admission =
          fault instanceof Fault.Cut cut && cut.direction() == direction
              ? countDown(cut, wanted)
              : new Admission(wanted, Optional.empty());
      passed.merge(direction, (long) admission.bytes(), Long::sum);
      return admission;
    } finally {
      lock.unlock();
    }
  }

  private Admission countDown(Fault.Cut cut, int wanted) {
    var admitted = (int) Math.min(wanted, untilCut);
    untilCut -= admitted;
    if (untilCut > 0) {
      return new Admission(admitted, Optional.empty());
    }
    fault = new Fault.Forward();
    return new Admission(admitted, Optional.of(cut));
  }
}
