/**
 * What the migration files say. Enters: folders of files. Leaves: an immutable {@link History} with
 * everything that is wrong in it. Not here: databases, and what was applied to one.
 */
@NullMarked
package dev.interlock.history;

import org.jspecify.annotations.NullMarked;
