/**
 * The JUnit extension. Enters: {@link dev.interlock.junit.InterlockDatabase} at a test. Leaves: a
 * database of its own for the test, migrated by the engine. Not here: decisions about migrations.
 */
@NullMarked
package dev.interlock.junit;

import org.jspecify.annotations.NullMarked;
