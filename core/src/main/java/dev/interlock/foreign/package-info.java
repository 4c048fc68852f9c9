/**
 * Ledgers of other migration tools, compared with the history. Enters: a history and the rows of
 * such a ledger. Leaves: the migrations it records as applied, and the ledgers to keep up to date.
 * Not here: access to a ledger.
 */
@NullMarked
package dev.interlock.foreign;

import org.jspecify.annotations.NullMarked;
