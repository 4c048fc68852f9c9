package dev.interlock.ledger;

import dev.interlock.history.Checksum;
import java.nio.charset.StandardCharsets;

/**
 * A schema was once held against what a history makes, and nothing was missing or different. It
 * still holds while the schema bears the same mark and the files are the same.
 *
 * @param history of all migrations; see {@link dev.interlock.history.History#checksum}
 */
public record Proof(CatalogMark mark, Checksum history) {

  /**
   * The record that the schema could not be held against the history, because the effects of its
   * migrations are unknown. It proves nothing, and spares the next start the same attempt.
   *
   * @param means by which they were looked for; with other means it is worth another attempt
   */
  public Proof unseen(String means) {
    String words = String.join("\n", "unseen", history.hex(), means);
    return new Proof(mark, Checksum.of(words.getBytes(StandardCharsets.UTF_8)));
  }
}
