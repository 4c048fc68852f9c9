/**
 * Runs a history on a shadow database to learn what it does. Enters: a history and a shadow.
 * Leaves: effects, and findings where something does not run. Not here: how a product observes.
 */
@NullMarked
package dev.interlock.replay;

import org.jspecify.annotations.NullMarked;
