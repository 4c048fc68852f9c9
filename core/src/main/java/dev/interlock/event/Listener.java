package dev.interlock.event;

/**
 * Receives every event in order, on the thread where it happens. Must be quick and must not throw.
 */
@FunctionalInterface
public interface Listener {

  void on(Event event);

  /** Returns a listener that ignores all events. */
  static Listener none() {
    return event -> {};
  }

  /** Returns a listener that passes events to {@code listener}, from one thread at a time. */
  static Listener oneAtATime(Listener listener) {
    var turn = new Object();
    return event -> {
      synchronized (turn) {
        listener.on(event);
      }
    };
  }
}
