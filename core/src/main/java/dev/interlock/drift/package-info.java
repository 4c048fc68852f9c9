/**
 * Comparison of a schema with what migrations make: the position of the database, the differences,
 * and the statements that are left. Enters: a history, its effects, a ledger, the schema as read.
 * Leaves: a {@link Location}, differences, and the plan without what the schema has already. Not
 * here: changes to a database.
 */
@NullMarked
package dev.interlock.drift;

import org.jspecify.annotations.NullMarked;
