/**
 * Interlock while processes, networks and servers fail. Enters: the built distribution, histories,
 * faults. Leaves: proof that nothing of it shows. Not here: calls into the code under test.
 */
@NullMarked
package dev.interlock.acceptance.campaign;

import org.jspecify.annotations.NullMarked;
