/**
 * The engine's guarantees on every database. Enters: a dialect and new databases of it. Leaves:
 * proof, or the failing case. Not here: features of one product, except for {@link
 * PostgresEngineContract}.
 */
@NullMarked
package dev.interlock.testkit.contract;

import org.jspecify.annotations.NullMarked;
