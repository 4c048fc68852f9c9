/**
 * Effects of migrations, observed on a shadow database. Enters: the observations of a replay.
 * Leaves: values for seals, locating, converging and checks. Not here: the observation and the
 * storage.
 */
@NullMarked
package dev.interlock.effect;

import org.jspecify.annotations.NullMarked;
