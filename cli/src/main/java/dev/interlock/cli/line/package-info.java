/**
 * The words of a command line. Enters: arguments and environment of the process. Leaves: an {@link
 * Invocation}, or a finding that tells which word is wrong. Not here: which commands exist, and
 * what they do.
 */
@NullMarked
package dev.interlock.cli.line;

import org.jspecify.annotations.NullMarked;
