/**
 * The seam to one database product. Enters: a URL, steps, ledger writes. Leaves: what the server
 * said. Not here: any decision; a dialect does what the stages ask and reports precisely.
 */
@NullMarked
package dev.interlock.dialect;

import org.jspecify.annotations.NullMarked;
