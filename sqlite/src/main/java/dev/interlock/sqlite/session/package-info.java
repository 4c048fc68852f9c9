/**
 * One session at work. Enters: steps, ledger writes, the lock's token. Leaves: a changed database,
 * or SQLite's error. Not here: which migrations to run, how to find the file.
 */
@NullMarked
package dev.interlock.sqlite.session;

import org.jspecify.annotations.NullMarked;
