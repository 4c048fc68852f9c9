/**
 * What a database says was applied to it. Enters: rows of a ledger, ours or another tool's. Leaves:
 * {@link dev.interlock.ledger.AppliedMigration} values. Not here: SQL, and what should be applied.
 */
@NullMarked
package dev.interlock.ledger;

import org.jspecify.annotations.NullMarked;
