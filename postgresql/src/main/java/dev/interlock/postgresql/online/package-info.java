/**
 * Enters: a statement that blocks, its effect and the schema before it. Leaves: statements with the
 * same effect that do not block (PostgreSQL manual, ALTER TABLE, CREATE INDEX). Nothing is sent.
 */
@NullMarked
package dev.interlock.postgresql.online;

import org.jspecify.annotations.NullMarked;
