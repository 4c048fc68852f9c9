/**
 * Rows that are copied out of a database before a statement destroys them, and put back later.
 * Enters: tables and columns, a place for the rows. Leaves: their rows, or what became of them. Not
 * here: the reason for a copy, and the format of the place.
 */
@NullMarked
package dev.interlock.dialect.backup;

import org.jspecify.annotations.NullMarked;
