package dev.interlock.gate.verify.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs tasks at the same time, up to a number. */
public final class Parallel {

  private Parallel() {}

  /** Returns the results in the order of the tasks; the first failure of a task is thrown. */
  public static <T> List<T> run(List<Callable<T>> tasks, int most) {
    var threads = Thread.ofPlatform().daemon().name("verify-", 0).factory();
    try (var executor = Executors.newFixedThreadPool(Math.max(1, most), threads)) {
      List<T> results = new ArrayList<>();
      for (Future<T> task : executor.invokeAll(tasks)) {
        results.add(task.get());
      }
      return results;
    } catch (ExecutionException bug) {
      throw new IllegalStateException(bug.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the verification was interrupted", stopped);
    }
  }
}
