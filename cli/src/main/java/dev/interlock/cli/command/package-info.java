/**
 * The commands, each of which knows an order and nothing more. Enters: an invocation. Leaves: an
 * exit status. Not here: stages (core), words for people (output), the process (exec).
 */
@NullMarked
package dev.interlock.cli.command;

import org.jspecify.annotations.NullMarked;
