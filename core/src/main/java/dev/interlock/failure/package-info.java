/**
 * How a command ends when it does not succeed. Enters: findings. Leaves: a sealed, unchecked {@link
 * dev.interlock.failure.Failure} that callers match by type. Not here: bugs, which stay ordinary
 * runtime exceptions.
 */
@NullMarked
package dev.interlock.failure;

import org.jspecify.annotations.NullMarked;
