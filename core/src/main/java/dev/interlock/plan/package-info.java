/**
 * Plans for a database. Enters: a history, the applied migrations, a goal. Leaves: an ordered
 * {@link Plan} or the findings that forbid one. Not here: databases.
 */
@NullMarked
package dev.interlock.plan;

import org.jspecify.annotations.NullMarked;
