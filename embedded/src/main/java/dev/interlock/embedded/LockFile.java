package dev.interlock.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Excludes every other process and thread while a step runs. The operating system frees the lock of
 * a process that dies.
 */
record LockFile(Path path) {

  /**
   * Excludes this process' threads from each other, because a file lock belongs to the whole
   * process.
   */
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
