/**
 * Comparison of the schema that an application declares with the one that the migrations make.
 * Enters: two catalogs, and the effects that one of them came from. Leaves: findings. Not here:
 * running anything, or how models are printed.
 */
@NullMarked
package dev.interlock.check.models;

import org.jspecify.annotations.NullMarked;
