/**
 * One class for each migration tool whose files and ledger can be read. Enters: names and texts of
 * files. Leaves: their identity, sections and options, and the format of a ledger. Not here: the
 * file system, databases, and any tool's SQL.
 */
@NullMarked
package dev.interlock.layout.tool;

import org.jspecify.annotations.NullMarked;
