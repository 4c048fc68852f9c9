/**
 * PostgreSQL scripts. Enters: the text of a script. Leaves: statements with their kinds, and the
 * details of a {@link NonTransactionalStatement}. Not here: a connection, or a parser.
 */
@NullMarked
package dev.interlock.postgresql.script;

import org.jspecify.annotations.NullMarked;
