/**
 * What the models of an application need, held against what the migrations make. Enters: two
 * catalogs, and the effects that one of them came from. Leaves: findings. Not here: running
 * anything, or how models are printed.
 */
@NullMarked
package dev.interlock.models;

import org.jspecify.annotations.NullMarked;
