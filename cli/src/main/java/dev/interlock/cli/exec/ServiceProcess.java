package dev.interlock.cli.exec;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The service as a child of this process, with all processes that it starts. While it runs, every
 * child that ends is collected, as process 1 of a container has to. Thread-safe.
 */
public final class ServiceProcess {

  private static final Duration POLL = Duration.ofMillis(20);

  /** The time that killed processes may take to disappear. */
  private static final Duration AFTER_KILL = Duration.ofSeconds(5);

  private final ChildCalls calls;
  private final int pid;
  private final Set<ProcessHandle> others;
  private final Map<Integer, InputStream> output;
  private final CompletableFuture<ServiceEnd> end = new CompletableFuture<>();

  private ServiceProcess(
      ChildCalls calls, int pid, Set<ProcessHandle> others, Map<Integer, InputStream> output) {
    this.calls = calls;
    this.pid = pid;
    this.others = others;
    this.output = output;
  }

  static ServiceProcess start(ChildCalls calls, ProcessImage image, ServiceOutput output) {
    var others = ProcessHandle.current().children().collect(Collectors.toSet());
    boolean hasTerminal = calls.hasTerminal();
    calls.adoptOrphans();
    int pid = calls.spawn(image, output);
    calls.ignoreQuit();
    output.started();
    var service = new ServiceProcess(calls, pid, others, output.streams());
    if (hasTerminal) {
      calls.giveTerminal(pid);
      var _ = service.end.thenRun(() -> calls.giveTerminal(0));
    }
    Thread.ofPlatform().daemon().name("interlock-wait").start(service::collectAll);
    return service;
  }

  public int pid() {
    return pid;
  }

  /** The output of the service by its descriptor, 1 or 2; empty unless it is watched. */
  public Map<Integer, InputStream> output() {
    return output;
  }

  /** Completes when the service ends; processes that it started may go on. */
  public CompletableFuture<ServiceEnd> end() {
    return end;
  }

  /** Gives memory that this process no longer uses back to the system. */
  public void trimMemory() {
    System.gc();
    calls.trimMemory();
  }

  /** Passes a signal on to the service alone, as if it had been sent to its process id. */
  public void forward(int signal) {
    if (!end.isDone()) {
      calls.signal(pid, signal);
    }
  }

  /**
   * Ends the service and all processes that it started: asks them by {@code SIGTERM}, and kills
   * those that are left after a while.
   *
   * @return whether any had to be killed
   */
  public boolean stop(Duration grace) {
    signalAll(ChildCalls.SIGTERM);
    return awaitOrKill(grace);
  }

  /** Waits for the end of the service and of all that it started, and kills what is left. */
  public boolean awaitOrKill(Duration grace) {
    if (isGoneWithin(grace)) {
      return false;
    }
    signalAll(ChildCalls.SIGKILL);
    isGoneWithin(AFTER_KILL);
    return true;
  }

  private void signalAll(int signal) {
    calls.signal(-pid, signal);
    left().forEach(process -> calls.signal((int) process.pid(), signal));
  }

  /** The processes outside the group of the service, such as those that began a session. */
  private List<ProcessHandle> left() {
    return ProcessHandle.current()
        .children()
        .filter(child -> !others.contains(child) && child.pid() != pid)
        .flatMap(child -> Stream.concat(Stream.of(child), child.descendants()))
        .toList();
  }

  private boolean isGoneWithin(Duration time) {
    long last = System.nanoTime() + time.toNanos();
    while (!isGone()) {
      if (System.nanoTime() - last > 0) {
        return false;
      }
      pause();
    }
    return true;
  }

  private boolean isGone() {
    if (!end.isDone()) {
      return false;
    }
    Optional<ChildCalls.Collected> one = calls.collect(false);
    while (one.isPresent()) {
      one = calls.collect(false);
    }
    return !calls.signal(-pid, 0) && left().isEmpty();
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Collects children until the service itself has ended. */
  private void collectAll() {
    while (!end.isDone()) {
      Optional<ChildCalls.Collected> one = calls.collect(true);
      if (one.isEmpty() && !calls.signal(pid, 0)) {
        end.completeExceptionally(new IllegalStateException("the service was lost"));
      }
      one.filter(child -> child.pid() == pid)
          .ifPresent(child -> end.complete(ServiceEnd.of(child.status())));
    }
  }
}
