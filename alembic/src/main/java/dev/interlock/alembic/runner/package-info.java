/**
 * The Python process of an Alembic project. Enters: a project, a database URL, one request at a
 * time. Leaves: what a revision sent and how it ended, or a {@link dev.interlock.finding.Failure}.
 * Not here: which revision runs, and what Interlock's ledger records of it.
 */
@NullMarked
package dev.interlock.alembic.runner;

import org.jspecify.annotations.NullMarked;
