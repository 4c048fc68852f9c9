/**
 * The history of an Alembic project. Enters: the text of its revision files. Leaves: a {@link\n *
 * RevisionGraph} and the findings that forbid to use it. Not here: Python, and what a revision
 * does\n * to a database.
 */
@NullMarked
package dev.interlock.alembic.revision;

import org.jspecify.annotations.NullMarked;
