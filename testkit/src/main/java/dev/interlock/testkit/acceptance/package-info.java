/**
 * Runs acceptance cases. Enters: folders with a project, command lines and their expected output.
 * Leaves: one JUnit test for each. Not here: knowledge of any command.
 */
@NullMarked
package dev.interlock.testkit.acceptance;

import org.jspecify.annotations.NullMarked;
