/**
 * How projects write migrations into folders. Enters: folders of files, in any layout. Leaves: a
 * {@link dev.interlock.history.History}, and files yet to be written. Not here: what a migration
 * is.
 */
@NullMarked
package dev.interlock.history.layout;

import org.jspecify.annotations.NullMarked;
