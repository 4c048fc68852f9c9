/**
 * The engine's contract on every supported server version. Enters: testkit's contract, real
 * servers. Leaves: proof for each version. Not here: new cases.
 */
@NullMarked
package dev.interlock.acceptance.engine;

import org.jspecify.annotations.NullMarked;
