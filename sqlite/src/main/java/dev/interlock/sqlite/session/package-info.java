/**
 * One session at work. Enters: steps, ledger writes, the lock's token. Leaves: a changed database,
 * or what SQLite said. Not here: which migrations to run, how to find the file.
 */
@NullMarked
package dev.interlock.sqlite.session;

import org.jspecify.annotations.NullMarked;
