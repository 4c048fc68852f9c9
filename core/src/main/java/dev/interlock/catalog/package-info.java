/**
 * A schema as a value. Enters: objects as a database describes them. Leaves: {@link Catalog}s,
 * their fingerprints, and the changes between them. Not here: SQL and the reading of databases.
 */
@NullMarked
package dev.interlock.catalog;

import org.jspecify.annotations.NullMarked;
