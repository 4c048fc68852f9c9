/**
 * What pgjdbc says to a server, and hears from it, as psql would. Enters: bytes of the protocol.
 * Leaves: the same without what the Java process would add to a session. Not here: any statement.
 */
@NullMarked
package dev.interlock.postgresql.wire;

import org.jspecify.annotations.NullMarked;
