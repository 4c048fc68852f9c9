/**
 * The files of a squash. Enters: a project and what is to be folded. Leaves: a baseline in the
 * migrations folder, and the old files beside it. Not here: what the baseline says.
 */
@NullMarked
package dev.interlock.cli.squash;

import org.jspecify.annotations.NullMarked;
