/**
 * The parts of a start that stay beside the service, or go before it: its signals, its output, its
 * verification, the answers while migrations run. Enters: a service, a log. Leaves: the first sign
 * that the service fails. Not here: the order of these parts, and what follows from a failure.
 */
@NullMarked
package dev.interlock.cli.supervise;

import org.jspecify.annotations.NullMarked;
