/**
 * Comparison of the schema that an application declares with the one that the migrations make.
 * Enters: two catalogs, and the effects that made one of them. Leaves: findings. Not here: a
 * database, or the printing of models.
 */
@NullMarked
package dev.interlock.check.models;

import org.jspecify.annotations.NullMarked;
