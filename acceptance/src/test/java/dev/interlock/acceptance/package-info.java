/**
 * Interlock as its users run it. Enters: the built distribution, folders of cases, real servers.
 * Leaves: proof, or the failures. Not here: calls into the code under test.
 */
@NullMarked
package dev.interlock.acceptance;

import org.jspecify.annotations.NullMarked;
