/**
 * One session with a PostgreSQL server. Enters: steps and ledger writes. Leaves: the server's
 * answers. Not here: opening connections, deciding what to run.
 */
@NullMarked
package dev.interlock.postgresql.session;

import org.jspecify.annotations.NullMarked;
