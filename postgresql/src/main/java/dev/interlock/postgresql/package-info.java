/**
 * The PostgreSQL dialect. Enters: a URL. Leaves: a {@link PostgresDialect}. Not here: the session's
 * work, the splitting of scripts.
 */
@NullMarked
package dev.interlock.postgresql;

import org.jspecify.annotations.NullMarked;
