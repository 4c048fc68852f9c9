/**
 * Scripts as tokens, shared by the dialects. Enters: the text of a script and a dialect's {@link
 * dev.interlock.script.token.Lexer}. Leaves: one {@link dev.interlock.script.token.TokenSequence}
 * per statement. Not here: which characters quote, comment or nest in one SQL dialect.
 */
@NullMarked
package dev.interlock.script.token;

import org.jspecify.annotations.NullMarked;
