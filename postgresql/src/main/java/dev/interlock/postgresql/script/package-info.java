/**
 * PostgreSQL scripts. Enters: the text of a script. Leaves: statements with their kinds, and what a
 * {@link NonTransactionalStatement} does. Not here: a connection, or a parser.
 */
@NullMarked
package dev.interlock.postgresql.script;

import org.jspecify.annotations.NullMarked;
