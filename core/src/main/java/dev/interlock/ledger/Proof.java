package dev.interlock.ledger;

import dev.interlock.history.Checksum;
import java.nio.charset.StandardCharsets;

/**
 * The record that a schema was compared with the result of a history and was equal. It remains
 * valid as long as the schema has the same mark and the files are unchanged.
 *
 * @param history the checksum of all migrations; see {@link dev.interlock.history.History#checksum}
 */
public record Proof(CatalogMark mark, Checksum history) {

  /**
   * Returns the record that the schema could not be compared with the history, because the effects
   * of its migrations are unknown. It is not a proof, but saves the next start the same attempt.
   *
   * @param means the means of determining the effects; with other means the next start tries again
   */
  public Proof unseen(String means) {
    String words = String.join("\n", "unseen", history.hex(), means);
    return new Proof(mark, Checksum.of(words.getBytes(StandardCharsets.UTF_8)));
  }
}
