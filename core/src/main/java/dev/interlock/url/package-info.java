/**
 * Database URLs in all common dialects. Enters: text and environment variables. Leaves: a {@link
 * DatabaseUrl} with its origin and alternatives. Not here: connecting, drivers, and the proof that
 * two URLs reach the same database.
 */
@NullMarked
package dev.interlock.url;

import org.jspecify.annotations.NullMarked;
