/**
 * What a release loses when the schema goes on without it. Enters: changes of a schema. Leaves:
 * losses. Not here: which releases there are, and whether somebody has declared a loss.
 */
@NullMarked
package dev.interlock.compatibility;

import org.jspecify.annotations.NullMarked;
