/**
 * Schemas from every kind of source, and those that models need. Enters: a source. Leaves: a
 * schema, or findings about two. Not here: the migration of a database; output for people.
 */
@NullMarked
package dev.interlock.project.schema;

import org.jspecify.annotations.NullMarked;
