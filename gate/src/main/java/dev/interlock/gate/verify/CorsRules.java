package dev.interlock.gate.verify;

import dev.interlock.finding.Place;
import java.util.List;

/**
 * The web origins whose pages may call the service, and one whose pages may not.
 *
 * @param path the path of the preflight requests
 * @param method the method that the pages use
 * @param headers the headers that the pages set
 * @param credentials whether the pages send cookies or other credentials
 */
public record CorsRules(
    String path,
    String method,
    List<String> headers,
    boolean credentials,
    List<String> origins,
    String undeclared,
    Place place) {

  public CorsRules {
    headers = List.copyOf(headers);
    origins = List.copyOf(origins);
  }
}
