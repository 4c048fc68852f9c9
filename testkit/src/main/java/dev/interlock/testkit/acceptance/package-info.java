/**
 * Runs acceptance cases. Enters: folders with a project, command lines and what they must print.
 * Leaves: one JUnit test for each. Not here: knowledge of what any command does.
 */
@NullMarked
package dev.interlock.testkit.acceptance;

import org.jspecify.annotations.NullMarked;
