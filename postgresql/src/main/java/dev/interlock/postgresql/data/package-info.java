/**
 * Questions to the rows of PostgreSQL. Enters: checks. Leaves: answers, and blocks that stop a
 * transaction if rows are in the way. Not here: when they are asked.
 */
@NullMarked
package dev.interlock.postgresql.data;

import org.jspecify.annotations.NullMarked;
