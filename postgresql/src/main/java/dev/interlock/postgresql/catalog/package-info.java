/**
 * Reads the catalog of a PostgreSQL database. Enters: a connection and a scope. Leaves: a {@link
 * dev.interlock.catalog.Catalog} in the server's own words. Not here: comparing, and any change.
 */
@NullMarked
package dev.interlock.postgresql.catalog;

import org.jspecify.annotations.NullMarked;
