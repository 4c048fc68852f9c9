/**
 * The SQLite dialect. Enters: a URL. Leaves: a {@link SqliteDialect}. Not here: the session's work,
 * the splitting of scripts.
 */
@NullMarked
package dev.interlock.sqlite;

import org.jspecify.annotations.NullMarked;
