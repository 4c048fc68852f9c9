/**
 * Layouts of migration files in folders, as seven tools write them. Enters: folders of files.
 * Leaves: a {@link dev.interlock.history.History}, and new files. Not here: the meaning of a
 * migration.
 */
@NullMarked
package dev.interlock.layout;

import org.jspecify.annotations.NullMarked;
