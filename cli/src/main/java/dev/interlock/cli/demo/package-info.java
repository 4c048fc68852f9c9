/**
 * The story of {@code interlock demo}. Enters: the distribution with its example, a stream. Leaves:
 * nothing; its folder and database are removed. Not here: anything that a user's project needs.
 */
@NullMarked
package dev.interlock.cli.demo;

import org.jspecify.annotations.NullMarked;
