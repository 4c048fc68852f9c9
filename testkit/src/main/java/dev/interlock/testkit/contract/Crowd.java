package dev.interlock.testkit.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Threads that start the same work at the same moment. */
final class Crowd {

  private Crowd() {}

  /** Returns the result of each thread; the first failure ends the case. */
  static <T> List<T> of(int size, IntFunction<T> work) {
    var start = new CyclicBarrier(size);
    try (var threads = Executors.newFixedThreadPool(size)) {
      var futures = new ArrayList<Future<T>>();
      for (int i = 0; i < size; i++) {
        int number = i;
        futures.add(
            threads.submit(() -> {
              start.await();
              return work.apply(number);
            }));
      }
      var results = new ArrayList<T>();
      for (var future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
