package dev.interlock.effect;

/**
 * What one migration does, as it was seen.
 *
 * @param server on which: product and major version, because servers print definitions differently
 */
public record Seal(String server, MigrationEffect effect) {}
