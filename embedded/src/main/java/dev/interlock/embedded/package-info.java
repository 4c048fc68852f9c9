/**
 * A real PostgreSQL from Maven artifacts. Enters: an archive of binaries and where data shall live.
 * Leaves: a running server and connections to it. Not here: schemas, migrations and anything else
 * that looks inside a database.
 */
@NullMarked
package dev.interlock.embedded;

import org.jspecify.annotations.NullMarked;
