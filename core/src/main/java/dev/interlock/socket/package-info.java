/**
 * Unix-domain sockets as {@code java.net} sockets for drivers. Enters: a path. Leaves: a connected
 * {@link java.net.Socket}. Not here: anything about databases.
 */
@NullMarked
package dev.interlock.socket;

import org.jspecify.annotations.NullMarked;
