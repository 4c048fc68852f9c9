package dev.interlock.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps every other process and thread out while a step runs. The operating system frees the lock
 * of a process that dies.
 */
record LockFile(Path path) {

  /** A file lock belongs to the whole process, so it says nothing between our own threads. */
  private static final ReentrantLock THREADS = new ReentrantLock();

  <T> T hold(StartStep<T> step) throws IOException {
    THREADS.lock();
    try (var channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      assert lock.isValid();
      return step.run();
    } finally {
      THREADS.unlock();
    }
  }
}
