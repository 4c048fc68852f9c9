package dev.interlock.gate.verify;

import dev.interlock.gate.verify.http.ServiceRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * A request, before its references are replaced.
 *
 * @param method in upper case
 * @param path begins with a slash; may have a query
 */
public record RequestTemplate(
    String method, String path, SequencedMap<String, String> headers, RequestBody body) {

  public RequestTemplate {
    headers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(headers));
  }

  /** Creates a request without headers and body. */
  public static RequestTemplate get(String path) {
    return new RequestTemplate("GET", path, new LinkedHashMap<>(), new RequestBody.None());
  }

  /** Whether it changes nothing by definition (RFC 9110, section 9.2.1). */
  public boolean isSafe() {
    return method.equals("GET") || method.equals("HEAD");
  }

  /** Returns the request with its references replaced. */
  public ServiceRequest fill(Values values) {
    var filled = new LinkedHashMap<String, String>();
    headers.forEach((name, value) -> filled.put(name, values.fill(value)));
    body.mediaType()
        .filter(type -> headers.keySet().stream().noneMatch("content-type"::equalsIgnoreCase))
        .ifPresent(type -> filled.put("Content-Type", type));
    return new ServiceRequest(method, values.fillPath(path), filled, body.text(values));
  }
}
