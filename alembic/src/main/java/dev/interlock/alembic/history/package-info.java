/**
 * In: an Alembic project and what is known of its revisions' statements. Out: the history that its
 * files describe. Not here: Python.
 */
@NullMarked
package dev.interlock.alembic.history;

import org.jspecify.annotations.NullMarked;
