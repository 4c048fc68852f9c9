/**
 * Values of core as JSON files. Enters: catalogs, changes and seals, or texts. Leaves: the other.
 * Not here: how the values came about, and what is to be done where files do not fit.
 */
@NullMarked
package dev.interlock.json;

import org.jspecify.annotations.NullMarked;
