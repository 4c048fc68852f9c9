package dev.interlock.project.configuration;

import java.time.Duration;

/**
 * Settings of the migration lock and of PostgreSQL's locks.
 *
 * @param timeout how long one statement waits for a lock of PostgreSQL
 * @param retries how often to retry such a statement
 * @param lease how long a run keeps the migration lock without a heartbeat
 * @param waitAtMost how long to wait for the migration lock
 */
public record LockConfiguration(
    Configured<Duration> timeout,
    Configured<Integer> retries,
    Configured<Duration> lease,
    Configured<Duration> waitAtMost) {}
