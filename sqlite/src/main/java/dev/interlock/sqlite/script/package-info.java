/**
 * SQLite scripts. Enters: the text of a script. Leaves: statements with their kinds. Not here: a
 * connection, or a parser.
 */
@NullMarked
package dev.interlock.sqlite.script;

import org.jspecify.annotations.NullMarked;
