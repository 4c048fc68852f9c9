package dev.interlock.ledger;

import dev.interlock.history.Checksum;

/**
 * A schema was once held against what a history makes, and nothing was missing or different. It
 * still holds while the schema bears the same mark and the files are the same.
 *
 * @param history of all migrations; see {@link dev.interlock.history.History#checksum}
 */
public record Proof(CatalogMark mark, Checksum history) {}
