/**
 * Proof that a database is what its files make. Enters: the files, an open session, a plan. Leaves:
 * the plan as the schema allows it, and the proof that it was carried out. Not here: the comparison
 * of schemas, or the execution.
 */
@NullMarked
package dev.interlock.proof;

import org.jspecify.annotations.NullMarked;
