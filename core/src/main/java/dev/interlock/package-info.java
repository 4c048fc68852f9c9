/**
 * Entry point for embedding. Enters: a dialect, a URL, a history, settings. Leaves: the result of a
 * command. Not here: anything that a stage does.
 */
@NullMarked
package dev.interlock;

import org.jspecify.annotations.NullMarked;
