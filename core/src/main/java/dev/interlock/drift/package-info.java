/**
 * The one comparison of a schema with what migrations make. Enters: the states of a history, the
 * ledger's claim, a catalog as it was read. Leaves: the catalog in the seals' words, with the
 * differences that forbid nothing. Not here: where the database is, or what is to be done.
 */
@NullMarked
package dev.interlock.drift;

import org.jspecify.annotations.NullMarked;
