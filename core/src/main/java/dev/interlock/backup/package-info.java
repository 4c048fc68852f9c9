/**
 * Backups of what a migration destroys. Enters: planned migrations and their effects, or a backup
 * that a store holds. Leaves: what has to be saved before which statement, and the reasons for
 * which it cannot be. Not here: rows, files, and the run of a migration.
 */
@NullMarked
package dev.interlock.backup;

import org.jspecify.annotations.NullMarked;
