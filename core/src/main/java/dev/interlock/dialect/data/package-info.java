/**
 * Questions to the rows of a database. Enters: a rule and the table that it will hold for. Leaves:
 * queries, the rows that break the rule, and statements that repair them. Not here: the reason why
 * a question is asked.
 */
@NullMarked
package dev.interlock.dialect.data;

import org.jspecify.annotations.NullMarked;
