/**
 * Trains the JVM for a faster start. Enters: a small project, and an embedded PostgreSQL. Leaves:
 * an AOT cache, written by the JVM when it ends. Not here: anything that a user's run does.
 */
@NullMarked
package dev.interlock.cli.training;

import org.jspecify.annotations.NullMarked;
