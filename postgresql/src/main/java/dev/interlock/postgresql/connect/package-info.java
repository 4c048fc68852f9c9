/**
 * Opens sessions. Enters: a URL and patience. Leaves: a target, or a failure that tells unknown
 * host, refused, asleep, wrong password and the like apart. Not here: migrations.
 */
@NullMarked
package dev.interlock.postgresql.connect;

import org.jspecify.annotations.NullMarked;
