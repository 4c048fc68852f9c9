/**
 * Interlock as its users have it. Enters: the built distribution, folders of cases, real servers.
 * Leaves: proof, or what is wrong. Not here: calls into the code under test.
 */
@NullMarked
package dev.interlock.acceptance;

import org.jspecify.annotations.NullMarked;
