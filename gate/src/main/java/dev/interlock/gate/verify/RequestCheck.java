package dev.interlock.gate.verify;

import dev.interlock.finding.Place;
import dev.interlock.gate.verify.json.JsonPointer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * A request and the answer that it must have.
 *
 * @param keep values of the answer that the next requests of a flow use, by the name of the
 *     reference
 * @param place in the configuration, without an excerpt, because a line may hold a secret
 */
public record RequestCheck(
    RequestTemplate request,
    Expectation expected,
    SequencedMap<String, JsonPointer> keep,
    Place place) {

  public RequestCheck {
    keep = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(keep));
  }
}
