package dev.interlock.ledger;

/**
 * A cheap version stamp of the whole schema. It changes with every write to the schema, even one
 * that restores an earlier state; an equal mark means that nothing was written.
 *
 * @param words opaque text of the dialect, compared as a whole
 */
public record CatalogMark(String words) {}
