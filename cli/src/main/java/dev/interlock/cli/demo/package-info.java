/**
 * The stories of {@code interlock demo}. Enters: the distribution with its examples, a stream.
 * Leaves: nothing; folders and databases are removed. Not here: anything that a user's project
 * needs.
 */
@NullMarked
package dev.interlock.cli.demo;

import org.jspecify.annotations.NullMarked;
