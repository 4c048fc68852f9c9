/**
 * Replay of a history on a shadow database, which shows the effects of its migrations. Enters: a
 * history and a shadow database. Leaves: effects, and findings about migrations that do not run.
 * Not here: how a product observes.
 */
@NullMarked
package dev.interlock.replay;

import org.jspecify.annotations.NullMarked;
