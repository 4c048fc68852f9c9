/**
 * Finds an Alembic project. Enters: a folder. Leaves: an {@link AlembicProject} with the folders of
 * its\n * revisions, as Alembic's own configuration files name them. Not here: Python, and the
 * revisions\n * themselves.
 */
@NullMarked
package dev.interlock.alembic.project;

import org.jspecify.annotations.NullMarked;
