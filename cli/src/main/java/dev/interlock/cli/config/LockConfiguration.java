package dev.interlock.cli.config;

import java.time.Duration;

/**
 * Locks, ours and PostgreSQL's.
 *
 * @param timeout how long one statement waits for a lock of PostgreSQL's
 * @param retries how often to try such a statement again
 * @param lease how long the migration lock stays ours without a heartbeat
 * @param waitAtMost how long to wait for the migration lock
 */
public record LockConfiguration(
    Configured<Duration> timeout,
    Configured<Integer> retries,
    Configured<Duration> lease,
    Configured<Duration> waitAtMost) {}
