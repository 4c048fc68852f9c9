/**
 * The commands. Each knows only an order of steps. Enters: an invocation. Leaves: an exit status.
 * Not here: stages (core), text for people (output), the process (exec).
 */
@NullMarked
package dev.interlock.cli.command;

import org.jspecify.annotations.NullMarked;
