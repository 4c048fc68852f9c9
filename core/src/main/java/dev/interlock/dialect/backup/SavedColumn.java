package dev.interlock.dialect.backup;

/**
 * A column of saved rows.
 *
 * @param type as the server printed it
 */
public record SavedColumn(String name, String type) {}
