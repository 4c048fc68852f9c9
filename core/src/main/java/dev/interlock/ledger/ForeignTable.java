package dev.interlock.ledger;

/** The ledger of a tool, to be written as that tool writes it. */
public record ForeignTable(Runner runner, LedgerPlace place) {}
