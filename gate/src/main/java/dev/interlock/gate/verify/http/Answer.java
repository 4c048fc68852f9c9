package dev.interlock.gate.verify.http;

import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * An answer of the service.
 *
 * @param headers may be secret
 * @param body the text of the body, at most {@link ServiceClient#LARGEST_BODY} bytes; may be secret
 */
public record Answer(int status, HttpHeaders headers, String body) {

  /** The first value of the header. */
  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** Whether the service sends the client to another address. */
  public boolean isRedirect() {
    return status >= 300 && status < 400 && status != 304;
  }
}
