package dev.interlock.lock;

import java.util.Optional;

/**
 * The lock is ours.
 *
 * @param takenFrom the holder whose lease had ended or whose session is gone; empty when it was
 *     free
 */
public record Acquired(Token token, Optional<Holder> takenFrom) {}
