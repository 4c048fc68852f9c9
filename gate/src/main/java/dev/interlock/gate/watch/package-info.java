/**
 * Error lines in the output of a service. Enters: lines, as a service writes them. Leaves: the sign
 * by which a line reports an error. Not here: the causes of errors, and the output itself.
 */
@NullMarked
package dev.interlock.gate.watch;

import org.jspecify.annotations.NullMarked;
