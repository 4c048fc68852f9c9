/**
 * Statements and their answers on a connection, as psql would send them. Enters: statements, and
 * bytes of the protocol. Leaves: rows and errors, without what the Java process would add to a
 * session. Not here: which statements, and why.
 */
@NullMarked
package dev.interlock.postgresql.wire;

import org.jspecify.annotations.NullMarked;
