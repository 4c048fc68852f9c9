package dev.interlock.gate.verify.openapi;

import dev.interlock.finding.Place;
import java.util.List;
import java.util.SequencedMap;

/**
 * The rules for the operations of an OpenAPI document.
 *
 * @param document the path of the document on the service
 * @param headers headers of every call, such as a login; values may be secret
 * @param skipped operations that are not called, such as {@code GET /admin/*}; {@code *} is any
 *     text
 * @param place in the configuration
 */
public record OpenApiRules(
    String document,
    SchemaMismatch schema,
    boolean callsUnsafe,
    List<String> skipped,
    SequencedMap<String, String> headers,
    Place place) {

  public OpenApiRules {
    skipped = List.copyOf(skipped);
  }

  /** The treatment of an answer that does not fit its schema. */
  public enum SchemaMismatch {
    WARN,
    REFUSE
  }
}
