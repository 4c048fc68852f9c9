package dev.interlock.cli.demo;

/** Thrown if a step of the demo does not go as described. */
final class NotAsTold extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param what a sentence with its full stop
   */
  NotAsTold(String what) {
    super(what);
  }

  static void unless(boolean asTold, String what) {
    if (!asTold) {
      throw new NotAsTold(what);
    }
  }
}
