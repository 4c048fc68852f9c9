/**
 * A PostgreSQL shadow database on which statements are observed. Enters: two sessions with one
 * database. Leaves: the locks, rewrites, scans and rows of each statement. Not here: choosing what
 * to replay.
 */
@NullMarked
package dev.interlock.postgresql.shadow;

import org.jspecify.annotations.NullMarked;
