/**
 * Incremental reading of a catalog while statements run. Enters: the locks and counters of a
 * session. Leaves: the catalog, of which only the changed parts were read again. Not here: reading
 * a whole catalog.
 */
@NullMarked
package dev.interlock.postgresql.follow;

import org.jspecify.annotations.NullMarked;
