/**
 * The report of one command, and its formats. Enters: a {@link Report} without secrets. Leaves: a
 * document as text. Not here: how a report is collected and where it is written.
 */
@NullMarked
package dev.interlock.report;

import org.jspecify.annotations.NullMarked;
