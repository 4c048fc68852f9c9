/**
 * In: a revision that has to run, with Interlock's statements. Out: a revision that ran on the
 * database to migrate. Not here: the decision what runs, and the journal.
 */
@NullMarked
package dev.interlock.alembic.run;

import org.jspecify.annotations.NullMarked;
