package dev.interlock.testkit.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The lines that a process has written, and the actions that wait for a line. Thread-safe. */
final class Transcript {

  private record Watch(String fragment, Runnable action) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<String> lines = new ArrayList<>();
  private final List<Watch> watches = new ArrayList<>();
  private boolean ended;

  /**
   * Runs the actions that waited for this line before it returns, so that the reader stops
   * meanwhile.
   */
  void add(String line) {
    List<Watch> due;
    lock.lock();
    try {
      lines.add(line);
      due = watches.stream().filter(watch -> line.contains(watch.fragment())).toList();
      watches.removeAll(due);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    due.forEach(watch -> watch.action().run());
  }

  /** Marks the end of the output. */
  void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  String text() {
    lock.lock();
    try {
      return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    } finally {
      lock.unlock();
    }
  }

  /** Runs {@code action} once: now if such a line exists, otherwise when it arrives. */
  void whenLine(String fragment, Runnable action) {
    lock.lock();
    try {
      if (!contains(fragment)) {
        watches.add(new Watch(fragment, action));
        return;
      }
    } finally {
      lock.unlock();
    }
    action.run();
  }

  /** Waits for such a line; returns false if the time or the output ends first. */
  boolean await(String fragment, Duration limit) {
    var nanos = limit.toNanos();
    lock.lock();
    try {
      while (!contains(fragment)) {
        if (ended || nanos <= 0) {
          return false;
        }
        nanos = changed.awaitNanos(nanos);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private boolean contains(String fragment) {
    return lines.stream().anyMatch(line -> line.contains(fragment));
  }
}
