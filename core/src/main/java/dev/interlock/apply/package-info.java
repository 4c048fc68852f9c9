/**
 * Execution of a plan. Enters: a plan, a target, the lock, settings. Leaves: a changed database
 * with a ledger that records it, and {@link dev.interlock.event.Event}s. Not here: the decision
 * what to do (the plan), and how a product does it (the dialect).
 */
@NullMarked
package dev.interlock.apply;

import org.jspecify.annotations.NullMarked;
