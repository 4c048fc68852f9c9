/**
 * The migrations that the files describe. Enters: folders of files. Leaves: an immutable {@link
 * History} with all its problems. Not here: databases and the migrations applied to them.
 */
@NullMarked
package dev.interlock.history;

import org.jspecify.annotations.NullMarked;
