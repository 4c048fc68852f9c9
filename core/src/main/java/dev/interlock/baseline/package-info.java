/**
 * Expansion of baselines into the migrations they replace. Enters: a history and what a database
 * has applied. Leaves: the history as that database has to run it. Not here: making a baseline, see
 * {@code squash}.
 */
@NullMarked
package dev.interlock.baseline;

import org.jspecify.annotations.NullMarked;
