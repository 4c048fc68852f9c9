package dev.interlock.testkit.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The lines a process has written, and those who wait for one. Thread-safe. */
final class Transcript {

  private record Watch(String fragment, Runnable action) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<String> lines = new ArrayList<>();
  private final List<Watch> watches = new ArrayList<>();
  private boolean ended;

  /** Runs what waited for this line before it returns, so that the reader goes no further. */
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

  /** No line will follow. */
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

  /** Runs {@code action} once: now if such a line is there, else when it comes. */
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

  /** False when time is up, or no line will follow, before such a line came. */
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
