/**
 * Checks of migrations that run, based on their effects. Enters: a history and its effects. Leaves:
 * findings. Not here: shadow databases, and the database that is deployed to.
 */
@NullMarked
package dev.interlock.check;

import org.jspecify.annotations.NullMarked;
