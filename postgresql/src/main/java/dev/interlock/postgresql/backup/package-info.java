/**
 * Rows that leave the database before a statement destroys them, and come back. Enters: tables and
 * columns, or the lines of a copy. Leaves: copies in the text format of COPY, or rows that equal
 * them. Not here: files, and the transaction around.
 */
@NullMarked
package dev.interlock.postgresql.backup;

import org.jspecify.annotations.NullMarked;
