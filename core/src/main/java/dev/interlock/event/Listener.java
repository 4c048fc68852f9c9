package dev.interlock.event;

/** Hears every event in order, on the thread where it happens. Must be quick and must not throw. */
@FunctionalInterface
public interface Listener {

  void on(Event event);

  /** Hears nothing. */
  static Listener none() {
    return event -> {};
  }

  /** The same, but never called by two threads at a time. */
  static Listener oneAtATime(Listener listener) {
    var turn = new Object();
    return event -> {
      synchronized (turn) {
        listener.on(event);
      }
    };
  }
}
