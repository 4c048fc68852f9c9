/**
 * Scripts as tokens, shared by the dialects. Enters: the text of a script and a dialect's {@link
 * Lexer}. Leaves: one {@link TokenSequence} per statement. Not here: which characters quote,
 * comment or nest in one SQL dialect.
 */
@NullMarked
package dev.interlock.script.token;

import org.jspecify.annotations.NullMarked;
