/**
 * Records of a database about its migrations, and the lease on changing it. Enters: rows of a
 * ledger and of the lock. Leaves: {@link AppliedMigration} values, and a {@link Token} that fences
 * every change. Not here: SQL, waiting, and the choice of migrations to apply.
 */
@NullMarked
package dev.interlock.ledger;

import org.jspecify.annotations.NullMarked;
