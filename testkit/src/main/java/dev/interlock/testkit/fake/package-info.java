/**
 * Runs without a server and without waiting. Enters: what a test wants to happen at which moment.
 * Leaves: a database in memory and a clock that is moved by hand, and the order of what happened.
 * Not here: SQL; a statement is a text that takes effect or does not.
 */
@NullMarked
package dev.interlock.testkit.fake;

import org.jspecify.annotations.NullMarked;
