package dev.interlock.ledger;

/**
 * What a database says cheaply of its whole schema: another mark whenever any of it was written,
 * also if it is the same again. An equal mark means that nothing was touched.
 *
 * @param words only the dialect that wrote them can tell what they mean; compared as a whole
 */
public record CatalogMark(String words) {}
