/**
 * Checks of the live rows before a plan runs. Enters: the effects of the planned migrations and the
 * schema that they start from. Leaves: the checks that follow from them, and findings about their
 * answers. Not here: the queries, and the schema's own differences.
 */
@NullMarked
package dev.interlock.preflight;

import org.jspecify.annotations.NullMarked;
