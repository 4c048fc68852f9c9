/**
 * SQL text as statements. Enters: the text of a file. Leaves: {@link Statement}s with their places.
 * Not here: knowledge of a particular SQL dialect.
 */
@NullMarked
package dev.interlock.script;

import org.jspecify.annotations.NullMarked;
