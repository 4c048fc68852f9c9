/**
 * The operating system: whole files, and Unix-domain sockets as {@code java.net} sockets for
 * drivers. Enters: a path. Leaves: the content of a file, or a connected {@link java.net.Socket}.
 * Not here: anything about databases or migrations.
 */
@NullMarked
package dev.interlock.system;

import org.jspecify.annotations.NullMarked;
