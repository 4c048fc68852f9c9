/**
 * Scripts as tokens, shared by the dialects. Enters: the text of a script and a dialect's {@link
 * Lexer}. Leaves: one {@link TokenSequence} per statement. Not here: the quotes, comments and
 * nesting of a particular SQL dialect.
 */
@NullMarked
package dev.interlock.script.token;

import org.jspecify.annotations.NullMarked;
