package dev.interlock.dialect;

import java.util.Optional;

/**
 * An extension that a statement creates or brings to another version.
 *
 * @param name as the server understands it, folded and unquoted
 * @param version that is asked for; empty for the server's default
 * @param unlessThere whether one that is there will do
 * @param cascade whether it creates what the extension needs as well
 */
public record ExtensionRequest(
    String name, Optional<String> version, boolean unlessThere, boolean cascade) {}
