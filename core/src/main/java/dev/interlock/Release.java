package dev.interlock;

import dev.interlock.drift.MigrationSource;

/**
 * Another release of the service.
 *
 * @param name such as {@code v1.4.0}
 * @param migrations those that its image has
 */
public record Release(String name, MigrationSource migrations) {}
