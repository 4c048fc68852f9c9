/**
 * Credentials in text. Enters: the name and the lines of a file. Leaves: line numbers and kinds,
 * never a character of a credential. Not here: reading files, deciding what is sent to a build.
 */
@NullMarked
package dev.interlock.gate.context.credential;

import org.jspecify.annotations.NullMarked;
