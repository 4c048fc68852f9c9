package dev.interlock.gate.verify;

import java.util.List;

/**
 * Requests in order, which share cookies and kept values, such as sign up, log in, use the token.
 *
 * @param name for messages
 */
public record RequestFlow(String name, List<RequestCheck> steps) {

  public RequestFlow {
    steps = List.copyOf(steps);
  }
}
