package dev.interlock.gate.verify.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * One request to the service.
 *
 * @param method in upper case
 * @param path the path with its query, encoded as it is sent; begins with a slash
 * @param headers values by name; may be secret
 * @param body the body as it is sent; may be secret
 */
public record ServiceRequest(
    String method, String path, SequencedMap<String, String> headers, Optional<String> body) {

  public ServiceRequest {
    headers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(headers));
  }

  /** Creates a request without headers and body. */
  public static ServiceRequest of(String method, String path) {
    return new ServiceRequest(method, path, new LinkedHashMap<>(), Optional.empty());
  }

  /** Returns a copy with one more header. */
  public ServiceRequest with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new ServiceRequest(method, path, more, body);
  }

  /** Method and path, as messages name the request. */
  public String title() {
    return "`%s %s`".formatted(method, path);
  }
}
