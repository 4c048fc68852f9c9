package dev.interlock.cli.exec;

/**
 * The end of a service.
 *
 * @param code its exit code; 128 plus the number of the signal that ended it
 */
public record ServiceEnd(int code) {

  private static final int SIGNALLED = 128;
  private static final int SIGNAL_BITS = 0x7f;
  private static final int CODE_BITS = 0xff;

  /** Reads a status as {@code wait(2)} returns it on Linux and macOS. */
  static ServiceEnd of(int status) {
    int signal = status & SIGNAL_BITS;
    return new ServiceEnd(signal == 0 ? status >> 8 & CODE_BITS : SIGNALLED + signal);
  }

  /** Returns the end as the predicate of a sentence, such as {@code ended with exit code 1}. */
  public String words() {
    return code > SIGNALLED
        ? "was ended by signal " + (code - SIGNALLED)
        : "ended with exit code " + code;
  }
}
