/**
 * Becoming the service. Enters: a command and its whole environment. Leaves: nothing, because this
 * process then is the command; or a {@link dev.interlock.finding.Failure}. Not here: the work
 * before that.
 */
@NullMarked
package dev.interlock.cli.exec;

import org.jspecify.annotations.NullMarked;
