/**
 * Recognition of the platform that Interlock runs on. Enters: environment variables and the
 * existence of paths. Leaves: a {@link Platform} with its signs, deadlines and deploy identity. Not
 * here: acting on them.
 */
@NullMarked
package dev.interlock.gate.platform;

import org.jspecify.annotations.NullMarked;
