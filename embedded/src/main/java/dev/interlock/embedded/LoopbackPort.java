package dev.interlock.embedded;

/** Whether and where a server listens on 127.0.0.1, beside its Unix-domain socket. */
public sealed interface LoopbackPort {

  /** No TCP at all: only this machine's user reaches the server, through its socket. */
  record None() implements LoopbackPort {}

  /** A port that is free when the server starts, and the same one after a restart. */
  record Free() implements LoopbackPort {}

  /** This very port; the start fails when it is taken. */
  record Fixed(int number) implements LoopbackPort {
    public Fixed {
      if (number < 1 || number > 65_535) {
        throw new IllegalArgumentException("a port is between 1 and 65535, not " + number);
      }
    }
  }
}
