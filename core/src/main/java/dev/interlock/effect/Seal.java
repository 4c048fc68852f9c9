package dev.interlock.effect;

/**
 * The recorded effect of one migration.
 *
 * @param server the server it was observed on: product and major version, because servers print
 *     definitions differently
 */
public record Seal(String server, MigrationEffect effect) {}
