package dev.interlock.gate.verify.http;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import java.time.Duration;
import java.util.Optional;

/** Describes the outcomes that are not answers. */
public final class NoAnswer {

  private NoAnswer() {}

  /** Returns the finding about the outcome; empty for an answer. */
  public static Optional<Finding> finding(
      ServiceAddress service, ServiceRequest request, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Answered answered -> Optional.empty();
      case Outcome.Refused refused ->
          Optional.of(
              error(
                  Code.SERVICE_REFUSED,
                  request,
                  "is refused: no process listens at " + service.origin(),
                  "Start the service, or give the address where it listens: `interlock verify URL`."));
      case Outcome.TimedOut(Duration after) ->
          Optional.of(
              error(
                  Code.SERVICE_SLOW,
                  request,
                  "has no complete answer after %d ms".formatted(after.toMillis()),
                  "Look into the log of the service; give it more time by `verify.timeout`."));
      case Outcome.TlsFailed(String why) ->
          Optional.of(
              error(
                  Code.SERVICE_TLS,
                  request,
                  "cannot be sent, because TLS with %s fails: %s"
                      .formatted(service.origin(), withoutStop(why)),
                  "Correct the certificate, or ask the service by `http://` if it speaks no TLS."));
      case Outcome.UnknownHost unknown ->
          Optional.of(
              error(
                  Code.SERVICE_LOST,
                  request,
                  "cannot be sent, because the host of %s has no address"
                      .formatted(service.origin()),
                  "Correct the host in the URL of the service."));
      case Outcome.Lost(String why) ->
          Optional.of(
              error(
                  Code.SERVICE_LOST,
                  request,
                  "lost its connection before the answer was complete: " + withoutStop(why),
                  "Look into the log of the service: it may have crashed, or it speaks no HTTP."));
      case Outcome.Invalid invalid ->
          Optional.of(
              error(
                  Code.SERVICE_LOST,
                  request,
                  "cannot be sent: a value makes its path or a header invalid",
                  "Look for a line break or a space in the values of `${…}`."));
      case Outcome.TooLarge large ->
          Optional.of(
              error(
                  Code.SERVICE_LOST,
                  request,
                  "has an answer of more than %d MiB".formatted(ServiceClient.LARGEST_BODY >> 20),
                  "Verify the service by a smaller answer."));
    };
  }

  private static Finding error(Code code, ServiceRequest request, String what, String help) {
    return Finding.error(code, "%s %s.".formatted(request.title(), what)).help(help);
  }

  private static String withoutStop(String words) {
    return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
  }
}
