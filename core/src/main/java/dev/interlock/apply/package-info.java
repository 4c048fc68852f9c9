/**
 * Carries a plan out. Enters: a plan, a target, the lock. Leaves: a changed database with a ledger
 * that says so, and events. Not here: what to do (the plan), how a product does it (the dialect).
 */
@NullMarked
package dev.interlock.apply;

import org.jspecify.annotations.NullMarked;
