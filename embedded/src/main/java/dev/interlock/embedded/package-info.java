/**
 * A real PostgreSQL from Maven artifacts. Enters: an archive of binaries and a place for data.
 * Leaves: a running server and connections to it. Not here: schemas, migrations and everything else
 * inside a database.
 */
@NullMarked
package dev.interlock.embedded;

import org.jspecify.annotations.NullMarked;
