package dev.interlock.dialect.backup;

/**
 * Consents for putting rows back.
 *
 * @param isOverwriting whether values that differ from the saved ones are replaced
 * @param isTrial whether everything is rolled back at the end
 */
public record RestoreOptions(boolean isOverwriting, boolean isTrial) {}
