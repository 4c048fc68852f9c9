/**
 * Database URLs in every dialect people paste. Enters: text and environment variables. Leaves: a
 * {@link DatabaseUrl} with its origin and alternatives. Not here: connecting, drivers, and proving
 * that two URLs reach the same database.
 */
@NullMarked
package dev.interlock.url;

import org.jspecify.annotations.NullMarked;
