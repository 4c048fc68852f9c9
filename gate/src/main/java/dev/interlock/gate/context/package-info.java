/**
 * The build context: the files that a build sends, and those that its image gets. Enters: a project
 * folder and the files that a deploy needs. Leaves: findings. Not here: running a build, knowing
 * which files are migrations.
 */
@NullMarked
package dev.interlock.gate.context;

import org.jspecify.annotations.NullMarked;
