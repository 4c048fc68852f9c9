/**
 * Checks of the live rows, and a forecast of the locks, before a plan runs. Enters: the effects of
 * the planned migrations and the schema that they start from. Leaves: the checks and the work that
 * follow from them, and findings about their answers and the sizes of tables. Not here: the
 * queries, and the schema's own differences.
 */
@NullMarked
package dev.interlock.preflight;

import org.jspecify.annotations.NullMarked;
