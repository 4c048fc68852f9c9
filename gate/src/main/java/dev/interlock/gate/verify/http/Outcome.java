package dev.interlock.gate.verify.http;

import java.time.Duration;

/** The end of one request. */
public sealed interface Outcome {

  /** The service answered, with whatever status. */
  record Answered(Answer answer) implements Outcome {}

  /** No process listens on the port. */
  record Refused() implements Outcome {}

  /**
   * The answer was not complete in time.
   *
   * @param after the time that was waited
   */
  record TimedOut(Duration after) implements Outcome {}

  /** The TLS handshake failed; {@code why} is in the words of the TLS library. */
  record TlsFailed(String why) implements Outcome {}

  /** The host has no address. */
  record UnknownHost() implements Outcome {}

  /** The connection ended before the answer did. */
  record Lost(String why) implements Outcome {}

  /** The request cannot be sent: a value makes its path or a header invalid. */
  record Invalid() implements Outcome {}

  /** The body is larger than {@link ServiceClient#LARGEST_BODY}. */
  record TooLarge() implements Outcome {}
}
