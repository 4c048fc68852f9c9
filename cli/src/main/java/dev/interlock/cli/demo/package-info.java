/**
 * The story that {@code interlock demo} tells. Enters: the distribution with its example, a stream.
 * Leaves: a folder and a database that are gone again. Not here: anything a user's project needs.
 */
@NullMarked
package dev.interlock.cli.demo;

import org.jspecify.annotations.NullMarked;
