/**
 * What has to be done to a database. Enters: a history, what was applied, a target. Leaves: an
 * ordered {@link Plan} or the findings that forbid one. Not here: databases.
 */
@NullMarked
package dev.interlock.plan;

import org.jspecify.annotations.NullMarked;
