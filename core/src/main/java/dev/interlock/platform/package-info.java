/**
 * Where Interlock runs and what follows from it. Enters: environment variables and which paths
 * exist. Leaves: a {@link Platform} with its signs, deadline and deploy identity. Not here: doing
 * anything about it.
 */
@NullMarked
package dev.interlock.platform;

import org.jspecify.annotations.NullMarked;
