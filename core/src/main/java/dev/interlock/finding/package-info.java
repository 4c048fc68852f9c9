/**
 * Findings: a code, a place, a consequence, a remedy. Enters: facts of the other packages. Leaves:
 * {@link Finding} values, and a sealed {@link Failure} that ends a command. Not here: rendering,
 * and bugs, which remain ordinary runtime exceptions.
 */
@NullMarked
package dev.interlock.finding;

import org.jspecify.annotations.NullMarked;
