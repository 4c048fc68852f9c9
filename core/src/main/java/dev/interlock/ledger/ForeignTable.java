package dev.interlock.ledger;

import dev.interlock.layout.tool.MigrationTool;

/** The ledger table of a tool, for writes in the tool's format. */
public record ForeignTable(MigrationTool tool, LedgerPlace place) {}
