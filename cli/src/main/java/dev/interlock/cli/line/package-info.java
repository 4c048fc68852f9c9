/**
 * The words of a command line. Enters: arguments and environment of the process. Leaves: an {@link
 * Invocation}, or a finding that names the wrong word. Not here: the list of commands, and their
 * work.
 */
@NullMarked
package dev.interlock.cli.line;

import org.jspecify.annotations.NullMarked;
