/**
 * Becoming the service. Enters: a command and its whole environment. Leaves: nothing, this process
 * is the command then; or a {@link dev.interlock.finding.Failure}. Not here: what runs before.
 */
@NullMarked
package dev.interlock.cli.exec;

import org.jspecify.annotations.NullMarked;
