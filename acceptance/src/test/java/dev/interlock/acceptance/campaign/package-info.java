/**
 * Interlock while processes, networks and servers fail. Enters: the built distribution, histories,
 * faults. Leaves: proof that the result is that of an undisturbed run. Not here: calls into the
 * code under test.
 */
@NullMarked
package dev.interlock.acceptance.campaign;

import org.jspecify.annotations.NullMarked;
