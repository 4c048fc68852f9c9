/**
 * Support for tests of migrations. Enters: a version of PostgreSQL, a test. Leaves: a throw-away
 * database for it, a pooler in front, golden files. Not here: anything that production code needs.
 */
@NullMarked
package dev.interlock.testkit;

import org.jspecify.annotations.NullMarked;
