/**
 * Interlock on projects of Alembic, as their authors left them. Enters: the built distribution,
 * real Pythons and servers. Leaves: proof that Alembic agrees with the result. Not here: calls into
 * the code under test.
 */
@NullMarked
package dev.interlock.acceptance.alembic;

import org.jspecify.annotations.NullMarked;
