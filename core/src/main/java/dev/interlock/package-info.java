/**
 * The library people embed. Enters: a dialect, a URL, a history, settings. Leaves: what a command
 * did. Not here: anything that a stage does.
 */
@NullMarked
package dev.interlock;

import org.jspecify.annotations.NullMarked;
