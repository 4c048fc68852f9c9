/**
 * A shadow PostgreSQL on which statements are watched. Enters: two sessions with one database.
 * Leaves: what each statement locked, rewrote, read and wrote. Not here: what is to be replayed.
 */
@NullMarked
package dev.interlock.postgresql.shadow;

import org.jspecify.annotations.NullMarked;
