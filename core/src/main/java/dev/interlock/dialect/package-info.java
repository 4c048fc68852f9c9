/**
 * The interface to one database product. Enters: a URL, steps, ledger writes. Leaves: the server's
 * answers. Not here: decisions; a dialect executes the stages' requests and reports precisely.
 */
@NullMarked
package dev.interlock.dialect;

import org.jspecify.annotations.NullMarked;
