/**
 * Values of core as JSON files. Enters: catalogs, changes and seals, or texts. Leaves: the other.
 * Not here: making the values, and deciding what to do if files do not fit.
 */
@NullMarked
package dev.interlock.json;

import org.jspecify.annotations.NullMarked;
