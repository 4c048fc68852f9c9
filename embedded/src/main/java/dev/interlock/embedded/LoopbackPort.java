package dev.interlock.embedded;

/** The port on 127.0.0.1 on which a server listens, besides its Unix-domain socket. */
public sealed interface LoopbackPort {

  /** No TCP: the server is reachable only through its socket. */
  record None() implements LoopbackPort {}

  /** A port that is free when the server starts; a restart uses the same one. */
  record Free() implements LoopbackPort {}

  /** The given port; the start fails if it is in use. */
  record Fixed(int number) implements LoopbackPort {
    public Fixed {
      if (number < 1 || number > 65_535) {
        throw new IllegalArgumentException("a port is between 1 and 65535, not " + number);
      }
    }
  }
}
