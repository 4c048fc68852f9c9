/**
 * Findings as text for people, in a terminal, a log or the message of an exception. Enters: a
 * {@link dev.interlock.finding.Finding}. Leaves: lines. Not here: JSON and other formats, and the
 * choice of what is said.
 */
@NullMarked
package dev.interlock.finding.text;

import org.jspecify.annotations.NullMarked;
