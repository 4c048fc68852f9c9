/**
 * A project and its database. Enters: an invocation. Leaves: the configuration, the migrations, an
 * open deployment. Not here: the work of a command on them.
 */
@NullMarked
package dev.interlock.cli.project;

import org.jspecify.annotations.NullMarked;
