/**
 * What the engine promises on every database. Enters: a dialect and fresh databases of it. Leaves:
 * proof, or the case that fails. Not here: anything that only one product has, but for {@link
 * PostgresEngineContract}.
 */
@NullMarked
package dev.interlock.testkit.contract;

import org.jspecify.annotations.NullMarked;
