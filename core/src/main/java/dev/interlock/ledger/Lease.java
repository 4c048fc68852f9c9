package dev.interlock.ledger;

import java.time.Duration;

/** Time for which the migration lock outlives a silent holder. */
public record Lease(Duration value) {}
