/**
 * Captures a history: what its revisions send becomes SQL. Enters: a project, two empty databases,
 * the revisions in their order. Leaves: for each revision its script, its undo script, and the
 * reasons why only Python can run it. Not here: where the databases come from, and what a seal
 * keeps.
 */
@NullMarked
package dev.interlock.alembic.capture;

import org.jspecify.annotations.NullMarked;
