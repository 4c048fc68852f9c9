/**
 * Comparison of a schema with what migrations make: where the database is, what differs, and which
 * statements are left. Enters: a history, its effects, a ledger, the schema as it was read. Leaves:
 * a {@link Location}, differences, and the plan without what the schema has already. Not here:
 * changing a database.
 */
@NullMarked
package dev.interlock.drift;

import org.jspecify.annotations.NullMarked;
