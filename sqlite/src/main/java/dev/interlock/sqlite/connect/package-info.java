/**
 * Opens sessions. Enters: a URL of a file. Leaves: a target, or a failure that tells a missing
 * folder, a file of another kind and a read-only file apart. Not here: migrations.
 */
@NullMarked
package dev.interlock.sqlite.connect;

import org.jspecify.annotations.NullMarked;
