/**
 * Expansion of baselines into the migrations they replace. Enters: a history and the versions that
 * a database has applied. Leaves: the history as that database has to run it. Not here: creating a
 * baseline, see {@code squash}.
 */
@NullMarked
package dev.interlock.plan.baseline;

import org.jspecify.annotations.NullMarked;
