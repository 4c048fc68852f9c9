/**
 * The command line's process. Enters: words, environment, streams. Leaves: an exit status, by the
 * only call of {@code System.exit}. Not here: the work of a command, see {@code command}.
 */
@NullMarked
package dev.interlock.cli;

import org.jspecify.annotations.NullMarked;
