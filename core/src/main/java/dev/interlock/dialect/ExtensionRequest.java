package dev.interlock.dialect;

import java.util.Optional;

/**
 * An extension that a statement creates or updates.
 *
 * @param name as the server reads it, folded and unquoted
 * @param version the version requested; empty for the server's default
 * @param unlessThere whether an installed one is accepted ({@code IF NOT EXISTS})
 * @param cascade whether it also creates the extension's dependencies
 */
public record ExtensionRequest(
    String name, Optional<String> version, boolean unlessThere, boolean cascade) {}
