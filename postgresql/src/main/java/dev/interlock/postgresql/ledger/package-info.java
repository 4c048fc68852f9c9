/**
 * Tables of the ledger and of the lock in PostgreSQL, and the ledgers of other tools. Enters:
 * ledger writes. Leaves: rows as values. Not here: transactions, and what to write.
 */
@NullMarked
package dev.interlock.postgresql.ledger;

import org.jspecify.annotations.NullMarked;
