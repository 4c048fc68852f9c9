/**
 * The command line's process. Enters: words, environment, streams. Leaves: an exit status, by the
 * only {@code System.exit} there is. Not here: what a command does, see {@code command}.
 */
@NullMarked
package dev.interlock.cli;

import org.jspecify.annotations.NullMarked;
