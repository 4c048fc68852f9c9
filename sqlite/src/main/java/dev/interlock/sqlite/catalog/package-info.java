/**
 * Reads the catalog of an SQLite file. Enters: the statements that made its schema, which is all
 * that SQLite keeps of it. Leaves: a {@link dev.interlock.catalog.Catalog}. Not here: comparing.
 */
@NullMarked
package dev.interlock.sqlite.catalog;

import org.jspecify.annotations.NullMarked;
