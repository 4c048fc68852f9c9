package dev.interlock.dialect;

import java.time.Duration;

/** Longest wait of one statement for a lock of the database. */
public record LockTimeout(Duration value) {}
