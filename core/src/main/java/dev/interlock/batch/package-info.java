/**
 * Data migrations in batches. Enters: a script with {@code -- interlock: batch} lines. Leaves: its
 * statements, each divided at the place of a condition on the key. Not here: sessions, and the loop
 * that runs the batches.
 */
@NullMarked
package dev.interlock.batch;

import org.jspecify.annotations.NullMarked;
