/**
 * The file layouts of seven migration tools. Enters: folders of files. Leaves: a {@link
 * dev.interlock.history.History}, and new files. Not here: the meaning of a migration.
 */
@NullMarked
package dev.interlock.layout;

import org.jspecify.annotations.NullMarked;
