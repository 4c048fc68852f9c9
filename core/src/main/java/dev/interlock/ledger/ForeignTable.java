package dev.interlock.ledger;

/** The ledger table of a tool, for writes in the tool's format. */
public record ForeignTable(Runner runner, LedgerPlace place) {}
