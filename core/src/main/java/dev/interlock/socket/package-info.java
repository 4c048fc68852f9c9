/**
 * Unix-domain sockets as the sockets that drivers expect. Enters: a path. Leaves: a connected
 * {@link java.net.Socket}. Not here: anything about databases.
 */
@NullMarked
package dev.interlock.socket;

import org.jspecify.annotations.NullMarked;
