/**
 * A project and the database it works on. Enters: an invocation. Leaves: what is configured, the
 * migrations, an open deployment. Not here: what a command does with them.
 */
@NullMarked
package dev.interlock.cli.project;

import org.jspecify.annotations.NullMarked;
