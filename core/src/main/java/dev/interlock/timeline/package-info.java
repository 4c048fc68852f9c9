/**
 * The record of runs as a story. Enters: rows of the record. Leaves: runs in order and the
 * incidents among them. Not here: reading the rows, printing.
 */
@NullMarked
package dev.interlock.timeline;

import org.jspecify.annotations.NullMarked;
