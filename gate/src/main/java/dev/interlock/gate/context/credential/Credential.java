package dev.interlock.gate.context.credential;

/**
 * A credential in a file. Holds nothing of its text.
 *
 * @param line 1-based
 * @param kind noun phrase with its article, such as {@code a private key}
 */
public record Credential(int line, String kind) {}
