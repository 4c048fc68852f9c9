package dev.interlock.cli.supervise;

import dev.interlock.cli.exec.ServiceProcess;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Passes signals of this process on to the service. {@code SIGQUIT} is not among them, because the
 * JVM gives no handler to it.
 */
@SuppressWarnings("sunapi") // The JDK has no other interface to signals.
public final class ForwardedSignals {

  /** The signals by which platforms, people and terminals end a process. */
  private static final List<String> ENDING = List.of("TERM", "INT", "HUP");

  private static final List<String> OTHERS = List.of("USR1", "USR2");

  private final CompletableFuture<Received> ending = new CompletableFuture<>();

  /** A signal, such as {@code SIGTERM}, 15. */
  public record Received(String name, int number) {}

  private ForwardedSignals() {}

  /** Forwards signals from now on, until another handler replaces this one. */
  public static ForwardedSignals to(ServiceProcess service) {
    var signals = new ForwardedSignals();
    ENDING.forEach(name ->
        handle(
            name,
            signal -> {
              signals.ending.complete(new Received("SIG" + signal.getName(), signal.getNumber()));
              service.forward(signal.getNumber());
            }));
    OTHERS.forEach(name -> handle(name, signal -> service.forward(signal.getNumber())));
    return signals;
  }

  private static void handle(String name, sun.misc.SignalHandler handler) {
    sun.misc.Signal.handle(new sun.misc.Signal(name), handler);
  }

  /** Completes with the first signal that asks for the end. */
  public CompletableFuture<Received> ending() {
    return ending;
  }
}
