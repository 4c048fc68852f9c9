/**
 * Where a database really is. Enters: a history, its effects, a ledger, and the schema as it is.
 * Leaves: a {@link dev.interlock.locate.Location}. Not here: reading any of them, or what to do.
 */
@NullMarked
package dev.interlock.locate;

import org.jspecify.annotations.NullMarked;
