/**
 * Values of core as JSON. Enters: catalogs and changes, or the text of a file. Leaves: the other.
 * Not here: files, and what is to be done with a text that cannot be read.
 */
@NullMarked
package dev.interlock.json;

import org.jspecify.annotations.NullMarked;
