/**
 * What Interlock has to say: a code, a place, a consequence, a remedy. Enters: facts of the other
 * rooms. Leaves: {@link dev.interlock.finding.Finding} values. Not here: rendering, throwing.
 */
@NullMarked
package dev.interlock.finding;

import org.jspecify.annotations.NullMarked;
