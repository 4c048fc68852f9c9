/**
 * Undoing what one run applied, after its service failed. Enters: the record of that run, the
 * effect of its undo scripts, a database. Leaves: what the undo would lose there, and the reasons
 * to leave the schema as it is. Not here: the service, and the undo itself.
 */
@NullMarked
package dev.interlock.rollback;

import org.jspecify.annotations.NullMarked;
