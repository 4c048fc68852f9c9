/**
 * Holds what is to be run against what is there. Enters: a plan, the effects of its migrations, the
 * schema as it is. Leaves: the plan without what is there already, or why it must not be carried
 * out. Not here: reading or changing a database.
 */
@NullMarked
package dev.interlock.converge;

import org.jspecify.annotations.NullMarked;
